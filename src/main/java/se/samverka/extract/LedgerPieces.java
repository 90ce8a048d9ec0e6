package se.samverka.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samverka.extract.Piece.Field;
import se.samverka.extract.Piece.Kind;
import se.samverka.organisation.Organisations;
import se.samverka.secrecy.ConsentHistory.Round;
import se.samverka.secrecy.ConsentHistory.Row;
import se.samverka.secrecy.ConsentHistory.Signatory;
import se.samverka.secrecy.DisclosureLog.Entry;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.Sharing.Proposal;

/** What was asked, proposed and disclosed, as people read it. */
@Component
class LedgerPieces {

    private final Organisations organisations;
    private final LegalBases bases;
    private final Wording wording;
    private final Words words;

    LedgerPieces(Organisations organisations, LegalBases bases, Wording wording, Words words) {
        this.organisations = organisations;
        this.bases = bases;
        this.wording = wording;
        this.words = words;
    }

    Piece consent(Round round) {
        var fields = new Fields();
        fields.add("purpose", round.purpose());
        fields.add("until", wording.lastDay(round.validUntil()));
        fields.add("replaced", round.replacedAt() == null ? null : wording.day(round.replacedAt()));
        round.signatories().forEach(one -> fields.named("answer:" + one.code(), who(one.code()), answer(one)));
        round.rows().stream()
                .collect(Collectors.groupingBy(Row::line, TreeMap::new, Collectors.toList()))
                .forEach((line, rows) -> fields.named("row:" + line, rows.get(0).says(), states(rows)));
        return piece(
                "consent:" + round.id(),
                Kind.CONSENT,
                words.say("extract.consent", wording.day(round.askedAt())),
                round.holder(),
                round.askedAt(),
                fields);
    }

    Piece proposal(Proposal proposal, Headings headings) {
        var fields = new Fields();
        fields.add("what", what(proposal.section(), proposal.category(), headings));
        fields.add("to", organisations.nameOf(proposal.recipient()));
        fields.add("ground", ground(proposal.ground()));
        fields.add("purpose", proposal.purpose());
        fields.add("proposed", wording.day(proposal.proposedAt()));
        var answer = proposal.answer();
        if (answer == null) {
            fields.add("answer", words.say("extract.proposal.waiting"));
        } else {
            fields.add(
                    "answer",
                    words.say(
                            answer.agreed() ? "extract.proposal.agreed" : "extract.proposal.declined",
                            wording.day(answer.decidedAt())));
            fields.add("reason", answer.reason());
            fields.add("until", answer.validUntil() == null ? null : wording.lastDay(answer.validUntil()));
        }
        return piece(
                "sharing:" + proposal.id(),
                Kind.SHARING,
                words.say("extract.proposal"),
                proposal.unit(),
                proposal.proposedAt(),
                fields);
    }

    Piece disclosure(Entry entry, Headings headings) {
        var fields = new Fields();
        fields.add("what", what(entry.section(), entry.category(), headings));
        fields.add("from", organisations.nameOf(entry.from()));
        fields.add("to", organisations.nameOf(entry.to()));
        fields.add("ground", words.say("extract.ground.with", entry.paragraph(), entry.condition()));
        fields.add("purpose", entry.purpose());
        fields.add("decided", decided(entry));
        fields.add("since", wording.day(entry.decidedAt()));
        fields.add(
                "until",
                entry.validUntil() == null ? words.say("extract.until.none") : wording.lastDay(entry.validUntil()));
        fields.add("revoked", entry.revokedAt() == null ? null : wording.day(entry.revokedAt()));
        fields.add("lapsed", entry.lapsed() ? words.say("extract.lapsed") : null);
        return piece(
                "disclosure:" + entry.id(),
                Kind.DISCLOSURE,
                words.say(
                        "extract.disclosure",
                        what(entry.section(), entry.category(), headings),
                        organisations.nameOf(entry.to())),
                entry.from(),
                entry.decidedAt(),
                fields);
    }

    private Piece piece(String key, Kind kind, String heading, String unit, Instant at, Fields fields) {
        return new Piece(
                key, kind, heading, organisations.nameOf(unit), false, null, at, null, false, List.copyOf(fields.all));
    }

    private String what(@Nullable String section, @Nullable String category, Headings headings) {
        return section != null
                ? headings.of(section)
                : words.say("extract.category", words.named("information-category", Objects.requireNonNull(category)));
    }

    private String decided(Entry entry) {
        var kind = entry.consented() ? "consent" : entry.decided() ? "decision" : "law";
        return words.say("extract.decided." + kind, organisations.nameOf(entry.from()));
    }

    private String ground(String code) {
        return bases.find(code)
                .map(basis -> words.say("extract.ground.with", basis.paragraph(), basis.condition()))
                .orElse(code);
    }

    private String states(List<Row> rows) {
        return rows.stream()
                .map(row -> words.say(
                        "extract.consent.state",
                        who(row.signatory()),
                        words.named("extract.consent.status", row.status()),
                        wording.day(row.changedAt()),
                        wording.lastDay(row.validUntil())))
                .collect(Collectors.joining("\n"));
    }

    private String answer(Signatory one) {
        if (one.answer() == null) {
            return words.say("extract.answer.none");
        }
        var signed = one.signedOn();
        return words.say(
                "extract.answer",
                words.named("consent.answer", one.answer()),
                one.way() == null ? "–" : words.named("consent.way", one.way()),
                signed == null ? "–" : wording.day(signed));
    }

    private String who(String signatory) {
        return words.named("extract.recipient", signatory);
    }

    /** Fields of the piece being made; what is null is left out. */
    private final class Fields {

        private final List<Field> all = new ArrayList<>();

        void add(String key, @Nullable String text) {
            if (text != null) {
                named(key, words.say("extract.field." + key), text);
            }
        }

        void named(String key, String label, String text) {
            all.add(new Field(key, null, label, Masking.normal(text.replace("\r\n", "\n")), null));
        }
    }
}
