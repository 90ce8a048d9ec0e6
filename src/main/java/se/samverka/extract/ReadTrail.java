package se.samverka.extract;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.extract.Document.Reading;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Organisations;
import se.samverka.secrecy.EmergencyAccess;
import se.samverka.secrecy.LegalBases;

/** Who has read, out of the trail; that it was looked at is in the trail too. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class ReadTrail {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final LegalBases bases;
    private final Words words;
    private final AuditTrail audit;

    ReadTrail(JdbcClient jdbc, Organisations organisations, LegalBases bases, Words words, AuditTrail audit) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.bases = bases;
        this.words = words;
        this.audit = audit;
    }

    /** The oldest first. */
    List<Reading> of(CaseId about, List<String> units, Headings headings) {
        audit.append(new AuditEvent(Action.READ, Outcome.OK, about, "trail", MaterialReader.PURPOSE, "own"));
        var events = jdbc.sql("select * from casework.reads_of(?, ?)")
                .params(about.value(), units.toArray(String[]::new))
                .query(Event::of)
                .list();
        var grounds = new HashSet<String>();
        events.forEach(event -> grounds.add(event.ground()));
        var paragraphs = bases.paragraphs(grounds);
        return events.stream()
                .map(event -> new Reading(
                        event.id(),
                        event.at().toInstant(),
                        event.units().stream().map(organisations::nameOf).toList(),
                        event.readAs().stream()
                                .map(role -> words.named("extract.role", role))
                                .toList(),
                        words.named("extract.action", event.action()),
                        what(event.resource(), headings),
                        words.named("extract.purpose", first(event.purpose())),
                        paragraphs.getOrDefault(event.ground(), words.named("extract.ground", event.ground()))))
                .toList();
    }

    private String what(String resource, Headings headings) {
        var sections = AuditEvent.sectionsIn(resource);
        return sections.isEmpty()
                ? words.named("extract.what", first(resource))
                : sections.stream()
                        .map(name -> headings.of(name.code()))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private static String first(String code) {
        return code.split(":", 2)[0];
    }

    private record Event(
            long id,
            OffsetDateTime at,
            List<String> units,
            List<String> roles,
            String action,
            String resource,
            String purpose,
            String ground) {

        static Event of(ResultSet row, int n) throws SQLException {
            return new Event(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class),
                    texts(row.getArray("units")),
                    texts(row.getArray("roles")),
                    row.getString("action"),
                    row.getString("resource"),
                    orDash(row.getString("purpose")),
                    orDash(row.getString("ground")));
        }

        /** The roles it was read by, not all that the person has. */
        List<String> readAs() {
            return roles.stream()
                    .filter(role -> role.equals(EmergencyAccess.ROLE)
                                    && (ground.equals("emergency") || action.equals(Action.EMERGENCY.name()))
                            || role.equals(Extracts.ROLE) && first(purpose).equals(MaterialReader.PURPOSE))
                    .toList();
        }

        private static String orDash(@Nullable String code) {
            return code == null ? "–" : code;
        }

        private static List<String> texts(Array array) throws SQLException {
            return Arrays.stream((Object[]) array.getArray())
                    .map(String::valueOf)
                    .sorted()
                    .toList();
        }
    }
}
