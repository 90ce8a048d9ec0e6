package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.secrecy.RulesOfDisclosure.Key;

/** The rules of one case in plain Java, to compare the application with. Sections are named {@code unit/code}. */
class Rules {

    static final String CONSENT = "LB-SAM";
    static final String DUTY = "LB-191";
    static final String WEIGHING = "LB-1027";
    static final List<String> GROUNDS = List.of(CONSENT, DUTY, WEIGHING);

    private static final Set<String> MAY_WEIGH = Set.of("skola", "polis", "fritid");

    /** The unit that opened the case. */
    final String coordinator;

    /** What it says is left out: who reads it does not depend on that. */
    private record Content(String category, String writtenBy) {}

    final Staff staff;
    final RulesOfConsent consent;
    final RulesOfProtection protection;
    final RulesOfParties parties;
    final Set<String> usable;
    boolean closed;

    private final Regime regime;
    private final RulesOfDisclosure disclosed;
    private final Map<Key, Content> sections = new HashMap<>();

    Rules(Regime regime, Staff staff, Set<String> usable, RulesOfParties parties) {
        this.regime = regime;
        this.staff = staff;
        this.usable = usable;
        this.parties = parties;
        this.consent = new RulesOfConsent(staff.today);
        this.protection = new RulesOfProtection(staff);
        this.disclosed = new RulesOfDisclosure(staff, usable);
        coordinator = parties.unitAs("koordinator").orElseThrow();
    }

    boolean isSecret() {
        return regime == Regime.SEKRETESS;
    }

    boolean mayWrite(String person, String unit) {
        return staff.unitsOf(person).contains(unit) && parties.has(unit) && !protection.shields(person);
    }

    void write(String person, String unit, String code, String category) {
        var key = new Key(unit, code);
        sections.put(key, new Content(category, person));
        if (usable.contains(CONSENT)) {
            consent.living().stream()
                    .filter(line ->
                            line.from.equals(unit) && line.row.category().equals(category))
                    .forEach(line -> disclosed.byConsent(key, line));
        }
    }

    boolean has(String unit, String code) {
        return sections.containsKey(new Key(unit, code));
    }

    boolean exists(String code) {
        return sections.keySet().stream().anyMatch(key -> key.code().equals(code));
    }

    void disclose(String code, String to) {
        sections.keySet().stream().filter(key -> key.code().equals(code)).forEach(key -> disclosed.byDuty(key, to));
    }

    boolean mayDecide(String person, String unit, String code, String to) {
        return mayWrite(person, unit)
                && parties.has(to)
                && !unit.equals(to)
                && has(unit, code)
                && staff.city.open(to, staff.today)
                && usable.contains(WEIGHING)
                && parties.units().entrySet().stream()
                        .anyMatch(in -> in.getValue().equals(unit) && MAY_WEIGH.contains(in.getKey()));
    }

    void decide(String unit, String code, boolean wholeCategory, String to, LocalDate last) {
        var key = new Key(unit, code);
        disclosed.byDecision(key, wholeCategory ? content(key).category() : null, to, last);
    }

    /**
     * Takes back every decision of the person's units in favour of the other; what is suspended isn't there to take, nor
     * what waits for the deliberate step.
     */
    void revoke(String person, String to) {
        if (!protection.shields(person) && protection.shows(person)) {
            disclosed.takeBack(staff.unitsOf(person), to);
        }
    }

    void share() {
        var open = consent.living();
        open.stream()
                .filter(line -> staff.city.open(line.from, staff.today) && staff.city.open(line.to, staff.today))
                .forEach(line -> {
                    parties.admit(line.row.from(), line.from);
                    parties.admit(line.row.to(), line.to);
                });
        var held = open.stream().collect(Collectors.toMap(line -> line, line -> heldBy(line.from)));
        held.forEach((line, keys) -> keys.stream()
                .filter(key -> content(key).category().equals(line.row.category()))
                .forEach(key -> disclosed.byConsent(key, line)));
    }

    /** What it passes on when consent names it as the discloser: its own, and what it was let into before. */
    private List<Key> heldBy(String unit) {
        return sections.keySet().stream()
                .filter(key -> key.owner().equals(unit)
                        || disclosed.opens(key, content(key).category(), Set.of(unit)))
                .toList();
    }

    void close() {
        closed = true;
        disclosed.close();
        consent.close();
    }

    void pass(int days) {
        protection.pass(days * 24 * 60);
        consent.older(days);
        disclosed.older(days);
    }

    boolean sees(String person) {
        return isMine(person) || isForAll(person) || !protection.shields(person) && protection.inEmergency(person);
    }

    boolean isMine(String person) {
        return parties.takesPart(person) && !protection.shields(person);
    }

    boolean isForAll(String person) {
        return regime == Regime.OPPEN && staff.works(person) && !protection.shields(person);
    }

    Set<String> all() {
        return named(key -> true);
    }

    /** What the person has a ground for. */
    Set<String> groundsOf(String person) {
        return protection.shields(person) ? Set.of() : named(key -> ground(person, key));
    }

    /** What the person may read the words of; their own they have just written. */
    Set<String> readBy(String person) {
        return protection.shields(person)
                ? Set.of()
                : named(key -> ground(person, key)
                        && (protection.shows(person) || content(key).writtenBy().equals(person)));
    }

    private Content content(Key key) {
        return Objects.requireNonNull(sections.get(key));
    }

    private Set<String> named(Predicate<Key> which) {
        return sections.keySet().stream()
                .filter(which)
                .map(Key::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean ground(String person, Key key) {
        var units = staff.unitsOf(person);
        return units.contains(key.owner())
                || regime == Regime.OPPEN && staff.works(person)
                || protection.inEmergency(person)
                || regime == Regime.DELTAGARE && parties.takesPart(person)
                || disclosed.opens(key, content(key).category(), units);
    }
}
