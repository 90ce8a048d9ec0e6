package se.samverka.secrecy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.samverka.caserecord.Records;

/** What a family is asked and answers. Whoever of the coordinators can writes it down. */
final class ConsentHappenings {

    private ConsentHappenings() {}

    record Ask(List<RulesOfConsent.Row> rows, String signatories, int days) implements Happening {

        @Override
        public void happen(Played in) {
            var question = new RulesOfConsent.Question(rows, signatories, in.today.plusDays(days));
            if (written(in, "samtycke", values(question))) {
                in.rules.consent.write(question);
                askAgain(in);
            }
        }

        private static ObjectNode values(RulesOfConsent.Question question) {
            var values = JsonNodeFactory.instance
                    .objectNode()
                    .put("syfte", "Planera stöd tillsammans")
                    .put("giltigTom", question.last().toString());
            question.rows().forEach(row -> values.withArray("rader")
                    .add(Records.values(
                            Map.of("utlamnare", row.from(), "kategorier", row.category(), "mottagare", row.to()))));
            return values;
        }
    }

    record Answer(int number, boolean yes, Set<Integer> leftOut) implements Happening {

        @Override
        public void happen(Played in) {
            if (in.rules.closed || !in.rules.consent.isWritten() || !askAgain(in)) {
                return;
            }
            var waiting = in.rules.consent.waiting();
            if (number < waiting.size()) {
                answer(in, waiting.get(number));
            }
        }

        private void answer(Played in, String signatory) {
            var yeses = in.rules.consent.numbers().stream()
                    .filter(line -> yes && !leftOut.contains(line))
                    .collect(Collectors.toCollection(TreeSet::new));
            var said = Records.values(Map.of(
                    "svar",
                    yeses.isEmpty() ? "nej" : "ja",
                    "omfattning",
                    yeses.stream().map(ConsentAnswer::id).collect(Collectors.joining(",")),
                    "satt",
                    "skriftligt",
                    "datum",
                    in.today.toString()));
            if (written(in, "samtyckessvar-" + number, said)) {
                in.family.record(in.about, number);
                in.rules.consent.answer(signatory, yeses);
            }
        }
    }

    /** Everybody who is asked says yes to everything, and sharing starts. */
    record Agree(Ask about) implements Happening {

        @Override
        public void happen(Played in) {
            about.happen(in);
            for (var n = 0; n < 3; n++) {
                new Answer(0, true, Set.of()).happen(in);
            }
            new Share().happen(in);
        }
    }

    record Share() implements Happening {

        @Override
        public void happen(Played in) {
            if (!in.rules.closed
                    && in.rules.consent.isAsked()
                    && in.does(in.rules.usable.contains(Rules.CONSENT), () -> in.family.share(in.about))) {
                in.rules.share();
            }
        }
    }

    record Withdraw(int by, String signatory) implements Happening {

        @Override
        public void happen(Played in) {
            if (!in.rules.closed) {
                var person = in.rules.staff.id(by);
                var actor = in.actor(person);
                var allowed = in.rules.consent.isAsked()
                        && in.rules.mayWrite(person, in.rules.coordinator)
                        && in.rules.protection.shows(person)
                        && in.rules.consent.withdraw(signatory);
                in.does(allowed, () -> in.actors.as(actor, () -> in.consents.withdraw(in.about, signatory)));
            }
        }
    }

    /** Asks what stands written of those who have to answer today, if that may be asked. */
    private static boolean askAgain(Played in) {
        var allowed = in.rules.consent.ask(in.rules.usable.contains(Rules.CONSENT), in.rules.parties::unitOf);
        return in.does(allowed, () -> in.family.askAgain(in.about, in.rules.consent.wanted()));
    }

    /** Whether there was somebody to write it. */
    static boolean written(Played in, String code, ObjectNode values) {
        var unit = in.rules.coordinator;
        var person = in.rules.closed ? Optional.<String>empty() : in.ableIn(unit);
        person.ifPresent(by -> {
            in.actors.as(in.actor(by), () -> in.sections.write(Records.version(in.about, code, null, unit, values)));
            in.rules.write(by, unit, code, "");
        });
        return person.isPresent();
    }
}
