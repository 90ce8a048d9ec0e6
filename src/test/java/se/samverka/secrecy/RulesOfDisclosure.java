package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules about what a unit has let out to another: while its ground may be used, and until the day it ends. */
class RulesOfDisclosure {

    record Key(String owner, String code) {

        @Override
        public String toString() {
            return owner + "/" + code;
        }
    }

    /**
     * A section on a line of the matrix, or what a decision or a duty names.
     *
     * @param category instead of the one section, when everything of it is let out
     * @param ends the day it is over, null when only its line or its ground ends it
     */
    private record LetOut(
            Key section,
            @Nullable String category,
            String to,
            String ground,
            @Nullable ConsentLine on,
            @Nullable LocalDate ends) {

        boolean covers(Key key, String keysCategory) {
            return category == null
                    ? section.equals(key)
                    : section.owner().equals(key.owner()) && category.equals(keysCategory);
        }

        boolean sameAs(LetOut other) {
            return ground.equals(other.ground)
                    && to.equals(other.to)
                    && section.owner().equals(other.section.owner())
                    && (category == null
                            ? other.category == null && section.equals(other.section)
                            : category.equals(other.category));
        }

        LetOut older(int days) {
            return new LetOut(section, category, to, ground, on, ends == null ? null : ends.minusDays(days));
        }
    }

    private final Staff staff;
    private final Set<String> usable;
    private List<LetOut> letOut = new ArrayList<>();

    RulesOfDisclosure(Staff staff, Set<String> usable) {
        this.staff = staff;
        this.usable = usable;
    }

    void byConsent(Key section, ConsentLine line) {
        letOut.add(new LetOut(section, null, line.to, Rules.CONSENT, line, null));
    }

    void byDuty(Key section, String to) {
        letOut.add(new LetOut(section, null, to, Rules.DUTY, null, null));
    }

    /** An earlier decision about the same, to the same unit, ends with it. */
    void byDecision(Key section, @Nullable String category, String to, LocalDate last) {
        var decided = new LetOut(section, category, to, Rules.WEIGHING, null, last.plusDays(1));
        letOut.removeIf(decided::sameAs);
        letOut.add(decided);
    }

    void takeBack(Set<String> owners, String to) {
        letOut.removeIf(d -> d.ground().equals(Rules.WEIGHING)
                && d.to().equals(to)
                && owners.contains(d.section().owner())
                && lives(d));
    }

    boolean opens(Key key, String category, Set<String> units) {
        return letOut.stream().anyMatch(d -> units.contains(d.to()) && d.covers(key, category) && lives(d));
    }

    private boolean lives(LetOut let) {
        return usable.contains(let.ground())
                && (let.on() == null || let.on().lives(staff.today))
                && (let.ends() == null || staff.today.isBefore(let.ends()));
    }

    void older(int days) {
        letOut = letOut.stream().map(d -> d.older(days)).collect(Collectors.toCollection(ArrayList::new));
    }

    void close() {
        letOut.clear();
    }
}
