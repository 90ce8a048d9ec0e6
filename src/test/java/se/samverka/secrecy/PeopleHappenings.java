package se.samverka.secrecy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Protections.Purpose;
import se.samverka.caserecord.Records;
import se.samverka.step.Inputs;

/** What happens to people: they come and go, offices end, somebody is protected, time passes. */
final class PeopleHappenings {

    private PeopleHappenings() {}

    /** Somebody gets other offices and roles than before, or leaves. */
    record Move(int who, Set<Integer> offices, Set<String> roles) implements Happening {

        @Override
        public void happen(Played in) {
            in.rules.staff.moves(who, People.units(in.rules.staff.city, offices), roles);
            in.town.register(in.rules.staff.everybody().get(who));
        }
    }

    record OfficeEnds(int nth) implements Happening {

        @Override
        public void happen(Played in) {
            var codes = in.rules.staff.city.codes();
            in.town.becomes(in.rules.staff.city.without(codes.get(nth % codes.size()), in.today));
        }
    }

    record Days(int days) implements Happening {

        @Override
        public void happen(Played in) {
            in.town.days(days);
        }
    }

    record Minutes(int minutes) implements Happening {

        @Override
        public void happen(Played in) {
            in.town.minutes(minutes);
        }
    }

    /** Somebody opens the case in an emergency, or ends that. */
    record Emergency(int by, boolean begins) implements Happening {

        @Override
        public void happen(Played in) {
            var person = in.rules.staff.id(by);
            var actor = in.actor(person);
            if (!begins) {
                in.actors.as(actor, () -> in.emergencies.end(in.file.number()));
                if (in.rules.staff.works(person) && !in.rules.protection.shields(person)) {
                    in.rules.protection.endEmergency(person);
                }
                return;
            }
            var allowed = in.rules.staff.has(person, EmergencyAccess.ROLE)
                    && in.rules.usable.contains(Rules.WEIGHING)
                    && !in.rules.protection.shields(person);
            var wanted = new EmergencyAccess.Wanted(
                    in.file.number(), Rules.WEIGHING, "Någon är försvunnen sedan " + UUID.randomUUID(), true);
            if (in.does(allowed, () -> in.actors.as(actor, () -> in.emergencies.open(wanted, Seen.PASSWORD)))) {
                in.rules.protection.emergency(person);
            }
        }
    }

    /**
     * The coordinators write whom the case is about, and the process reads it.
     *
     * @param skydd as the form says it; blank when nobody has asked
     * @param turns the age of the next birthday, in so many days; now and then it is somebody known from another case
     */
    record About(String skydd, int turns, int days) implements Happening {

        @Override
        public void happen(Played in) {
            var known = days % 3 == 0 ? in.town.identity() : "";
            var number = known.isEmpty()
                    ? Invented.identityNumber(in.today.plusDays(days).minusYears(turns), in.about.hashCode())
                    : known;
            var born = LocalDate.parse(number.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            var unit = in.rules.coordinator;
            if (in.rules.closed) {
                return;
            }
            in.ableIn(unit).ifPresent(by -> {
                var values = Records.text("personnummer", number).put("skydd", skydd);
                in.actors.as(
                        in.actor(by),
                        () -> in.sections.write(
                                Named.version(in.about, unit, "person", null, "personnummer", "identity", values)));
                in.rules.write(by, unit, "person", "");
                in.identity = number;
                in.perform("checkSubject", new Inputs(Map.of()));
                in.rules.consent.born(born);
                in.rules.protection.raise(
                        skydd.isBlank()
                                ? "OKANT"
                                : skydd.toUpperCase(Locale.ROOT).replace('-', '_'));
            });
        }
    }

    /** Somebody says what is known of the protection. */
    record Protect(int by, String level) implements Happening {

        @Override
        public void happen(Played in) {
            var person = in.rules.staff.id(by);
            var actor = in.actor(person);
            var allowed = in.rules.consent.knowsTheChild()
                    && in.rules.parties.takesPart(person)
                    && !in.rules.protection.shields(person);
            if (in.does(
                    allowed,
                    () -> in.actors.as(actor, () -> in.protections.change(in.about, Protection.valueOf(level))))) {
                in.rules.protection.set(level);
            }
        }
    }

    /** The deliberate step. */
    record Open(int by) implements Happening {

        @Override
        public void happen(Played in) {
            var person = in.rules.staff.id(by);
            var actor = in.actor(person);
            var allowed = in.rules.protection.isProtected() && in.rules.sees(person);
            if (in.does(
                    allowed,
                    () -> in.actors.as(actor, () -> in.protections.open(in.about, Optional.of(Purpose.UPPGIFT))))) {
                in.rules.protection.open(person);
            }
        }
    }
}
