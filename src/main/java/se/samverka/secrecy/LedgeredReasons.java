package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

/** Looks up the row of the ledger that {@code casework.ground_for} has chosen. */
@Service
@Transactional(readOnly = true)
class LedgeredReasons implements Reasons {

    private static final Set<String> WITHOUT_LEDGER = Set.of("own", "participant", "open", "emergency", "system");

    private static final String CHOSEN =
            """
            select s.unit, s.code, d.*, b.paragraph,
                   (select c.category from casework.consent_grant c
                    where c.request_id = d.consent_request and c.line = d.consent_line limit 1) as consented
            from unnest(:units::text[], :codes::text[], :grounds::text[]) asked(unit, code, ground)
                 join casework.section s on s.case_id = :about and s.unit = asked.unit and s.code = asked.code
                 cross join lateral (
                     select d.ground, d.from_unit, d.to_unit, d.consent_request, d.consent_line, d.decision, d.purpose, d.decided_by,
                            d.decided_at, d.valid_until
                     from casework.disclosure d
                     where d.case_id = s.case_id and d.owner = s.unit and d.ground = asked.ground
                       and d.to_unit = any ((select casework.my_units())::text[])
                       and (d.section = s.code or d.category = s.category)
                       and d.revoked_at is null and (d.valid_until is null or d.valid_until > now())
                     order by d.valid_until desc nulls first, d.decided_at, d.id
                     limit 1) d
                 join casework.legal_basis b on b.code = d.ground""";

    private record Key(String unit, String code) {}

    private final JdbcClient jdbc;
    private final ConsentSentence sentence;

    LedgeredReasons(JdbcClient jdbc, ConsentSentence sentence) {
        this.jdbc = jdbc;
        this.sentence = sentence;
    }

    @Override
    public List<Reason> of(CaseId about, List<Section> sections) {
        var disclosed = sections.stream()
                .filter(section -> !WITHOUT_LEDGER.contains(section.ground()))
                .toList();
        var chosen = disclosed.isEmpty() ? Map.<Key, Reason>of() : chosen(about, disclosed);
        return sections.stream()
                .map(section -> chosen.getOrDefault(new Key(section.unit(), section.code()), plain(section)))
                .toList();
    }

    private Map<Key, Reason> chosen(CaseId about, List<Section> sections) {
        var found = new HashMap<Key, Reason>();
        jdbc.sql(CHOSEN)
                .param("about", about.value())
                .param("units", column(sections, Section::unit))
                .param("codes", column(sections, Section::code))
                .param("grounds", column(sections, Section::ground))
                .query(row -> {
                    found.put(new Key(row.getString("unit"), row.getString("code")), reason(row));
                });
        return found;
    }

    private Reason reason(ResultSet row) throws SQLException {
        var kind = row.getString("decision") != null
                ? Kind.DECISION
                : row.getString("ground").equals(ConsentMatrix.GROUND) ? Kind.CONSENT : Kind.LAW;
        var consented = row.getString("consented");
        return new Reason(
                kind,
                row.getString("ground"),
                row.getString("paragraph"),
                consented == null ? null : sentence.of(row.getString("from_unit"), consented, row.getString("to_unit")),
                kind == Kind.DECISION ? row.getString("decided_by") : null,
                instant(row, "decided_at"),
                row.getString("purpose"),
                instant(row, "valid_until"));
    }

    /** Without a row of the ledger: own, everybody's, or the system's. */
    private static Reason plain(Section section) {
        var kind =
                switch (section.ground()) {
                    case "participant" -> Kind.PARTICIPANT;
                    case "open" -> Kind.OPEN;
                    case "emergency" -> Kind.EMERGENCY;
                    case "own", "system" -> Kind.OWN;
                    default -> Kind.LAW;
                };
        var ground = kind == Kind.LAW ? section.ground() : null;
        return new Reason(kind, ground, null, null, null, null, null, section.validUntil());
    }

    private static String[] column(List<Section> sections, Function<Section, String> value) {
        return sections.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
