package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.List;

/** What is done in a case: invited, written, shared by duty or decision, closed. */
final class CaseHappenings {

    private CaseHappenings() {}

    record Invite(String actor) implements Happening {

        @Override
        public void happen(Played in) {
            if (!in.rules.closed) {
                in.does(
                        in.rules.parties.knownUnit(actor).isPresent(),
                        () -> in.actors.asSystem(in.about, () -> in.cases.invite(in.about, actor)));
                in.rules.parties.invite(actor);
            }
        }
    }

    record Write(int by, int nth, int code, String category) implements Happening {

        @Override
        public void happen(Played in) {
            var person = in.rules.staff.id(by);
            var units = List.copyOf(in.rules.staff.unitsOf(person));
            if (in.rules.closed || units.isEmpty()) {
                return;
            }
            var unit = units.get(nth % units.size());
            var section = name(in, code);
            var actor = in.actor(person);
            if (in.does(
                    in.rules.mayWrite(person, unit),
                    () -> in.family.write(actor, Named.section(in.about, unit, section, category)))) {
                in.rules.write(person, unit, section, category);
            }
        }
    }

    record Disclose(int code, String to) implements Happening {

        @Override
        public void happen(Played in) {
            var unit = in.rules.parties.unitOf(to);
            var section = name(in, code);
            var allowed = in.rules.usable.contains(Rules.DUTY) && unit.isPresent() && in.rules.exists(section);
            if (!in.rules.closed && in.does(allowed, () -> in.family.disclose(in.about, section, to, Rules.DUTY))) {
                in.rules.disclose(section, unit.orElseThrow());
            }
        }
    }

    record Decide(int by, int nth, int code, boolean wholeCategory, String to, int days) implements Happening {

        @Override
        public void happen(Played in) {
            var person = in.rules.staff.id(by);
            var units = List.copyOf(in.rules.staff.unitsOf(person));
            var recipient = in.rules.parties.knownUnit(to);
            if (in.rules.closed || units.isEmpty() || recipient.isEmpty()) {
                return;
            }
            var unit = units.get(nth % units.size());
            var actor = in.actor(person);
            var last = in.today.plusDays(days);
            if (in.does(
                    in.rules.mayDecide(person, unit, name(in, code), recipient.get()),
                    () -> in.actors.as(actor, () -> decide(in, unit, recipient.get(), last)))) {
                in.rules.decide(unit, name(in, code), wholeCategory, recipient.get(), last);
            }
        }

        private void decide(Played in, String unit, String recipient, LocalDate last) {
            var wish = new Sharing.NewProposal(
                    in.about, unit, name(in, code), wholeCategory, recipient, Rules.WEIGHING, "Prova vad som händer");
            var decision = new Sharing.Decision(
                    in.jurist.basis(Rules.WEIGHING).version(), List.of(0, 1), "Ett skäl som är långt nog", last);
            in.sharing.decide(in.about, in.sharing.propose(wish), decision);
        }
    }

    record Revoke(int by, String to) implements Happening {

        @Override
        public void happen(Played in) {
            var person = in.rules.staff.id(by);
            in.rules.parties.knownUnit(to).ifPresent(unit -> {
                in.actors.as(in.actor(person), () -> in.sharing.shared(in.about).stream()
                        .filter(row -> row.decided() && row.recipient().equals(unit))
                        .forEach(row -> in.sharing.revoke(in.about, row.id())));
                in.rules.revoke(person, unit);
            });
        }
    }

    /** A lawyer ends what is in use and approves what is not. */
    record Judge(String ground) implements Happening {

        @Override
        public void happen(Played in) {
            if (in.town.usable.remove(ground)) {
                in.jurist.withdraw(ground);
            } else {
                in.jurist.approve(ground);
                in.town.usable.add(ground);
            }
        }
    }

    record Close() implements Happening {

        @Override
        public void happen(Played in) {
            if (!in.rules.closed) {
                in.compare();
                in.family.close(in.about);
                in.rules.close();
            }
        }
    }

    /** No two cases have sections with the same code, so that each word says where it is from. */
    private static String name(Played in, int code) {
        return "del-" + (char) ('a' + 3 * in.town.cases.indexOf(in) + code);
    }
}
