package se.samverka.secrecy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.CaseFile.Regime;

/** The rules of one case in a few lines of plain Java, to compare the database with. Units are named as their actors. */
class Rules {

    private record Key(String owner, String code) {}

    /** Something let out: a section on a line of the matrix, or what a decision or a duty names. */
    private record Disclosed(Key section, @Nullable String category, String to, String ground, @Nullable Line on) {

        static Disclosed byConsent(Key section, Line on) {
            return new Disclosed(section, null, on.to, CONSENT, on);
        }

        boolean covers(Key key, String keysCategory) {
            return category == null
                    ? section.equals(key)
                    : section.owner().equals(key.owner()) && category.equals(keysCategory);
        }
    }

    /** A line of the matrix; it lives when nobody who has to sign is missing. */
    private static class Line {

        final String from;
        final String to;
        final String category;
        final Set<String> missing;

        Line(String from, String to, String category, Set<String> signatories) {
            this.from = from;
            this.to = to;
            this.category = category;
            this.missing = new HashSet<>(signatories);
        }

        boolean lives() {
            return missing.isEmpty();
        }

        void dies() {
            missing.add("for ever");
        }
    }

    static final String CONSENT = "LB-SAM";
    static final String DUTY = "LB-191";
    static final String WEIGHING = "LB-1027";

    /** Who may open the case in an emergency. */
    static final String RECEPTION = "mottagning-nordost";

    /** Whether the reception has it open now. */
    boolean emergency;

    /** Grounds of the register that may be used. */
    final Set<String> usable = new TreeSet<>(Set.of(CONSENT, DUTY, WEIGHING));

    final Regime regime;
    final Set<String> participants = new TreeSet<>(Set.of("koordinator"));
    boolean closed;
    boolean asked;

    private final Map<Key, String> sections = new HashMap<>();
    private final List<Disclosed> disclosed = new ArrayList<>();
    private List<Line> lines = new ArrayList<>();
    private final Set<String> waiting = new TreeSet<>();
    private final Set<String> answered = new TreeSet<>();

    Rules(Regime regime) {
        this.regime = regime;
    }

    boolean mayWrite(String unit) {
        return !closed && participants.contains(unit);
    }

    void write(String unit, String code, String category) {
        var key = new Key(unit, code);
        sections.put(key, category);
        if (!usable.contains(CONSENT)) {
            return;
        }
        lines.stream()
                .filter(line -> line.lives() && line.from.equals(unit) && line.category.equals(category))
                .forEach(line -> disclosed.add(Disclosed.byConsent(key, line)));
    }

    boolean has(String unit, String code) {
        return sections.containsKey(new Key(unit, code));
    }

    /** Somebody of the unit decides, if they may. */
    boolean decide(String unit, String code, boolean wholeCategory, String to) {
        var takesPart = participants.containsAll(List.of(unit, to)) && !unit.equals(to);
        var mayWeigh =
                usable.contains(WEIGHING) && Set.of("skola", "polis", "fritid").contains(unit);
        if (closed || !takesPart || !mayWeigh || !has(unit, code)) {
            return false;
        }
        var key = new Key(unit, code);
        disclosed.add(new Disclosed(key, wholeCategory ? sections.get(key) : null, to, WEIGHING, null));
        return true;
    }

    /** Takes back every decision in favour of the other unit. */
    void revoke(String unit, String to) {
        disclosed.removeIf(
                d -> d.ground().equals(WEIGHING) && d.section().owner().equals(unit) && d.to().equals(to));
    }

    boolean exists(String code) {
        return sections.keySet().stream().anyMatch(key -> key.code().equals(code));
    }

    void disclose(String code, String to) {
        sections.keySet().stream()
                .filter(key -> key.code().equals(code))
                .forEach(key -> disclosed.add(new Disclosed(key, null, to, DUTY, null)));
    }

    void ask(List<String> signatories, List<ConsentMatrix.Line> matrix) {
        lines.forEach(Line::dies);
        lines = new ArrayList<>();
        matrix.forEach(line -> lines.add(new Line(line.from(), line.to(), line.category(), Set.copyOf(signatories))));
        waiting.clear();
        waiting.addAll(signatories);
        answered.clear();
        asked = true;
    }

    /** Who has not answered yet, in the order they are numbered. */
    List<String> waiting() {
        return waiting.stream()
                .sorted((a, b) -> a.equals("UN") ? 1 : b.equals("UN") ? -1 : a.compareTo(b))
                .toList();
    }

    /** @param yes numbers of lines from 1 */
    void answer(String signatory, Set<Integer> yes) {
        waiting.remove(signatory);
        answered.add(signatory);
        yes.forEach(number -> lines.get(number - 1).missing.remove(signatory));
    }

    void share() {
        var living = lines.stream().filter(Line::lives).toList();
        living.forEach(line -> participants.addAll(List.of(line.from, line.to)));
        var before = List.copyOf(disclosed);
        for (var line : living) {
            sections.forEach((key, category) -> {
                var holds = key.owner().equals(line.from) || before.stream().anyMatch(d -> opens(d, key, line.from));
                if (holds && category.equals(line.category)) {
                    disclosed.add(Disclosed.byConsent(key, line));
                }
            });
        }
    }

    /** Whether there is anything to take back. */
    boolean withdraw(String signatory) {
        var given = lines.stream()
                .filter(line -> answered.contains(signatory) && !line.missing.contains(signatory))
                .toList();
        given.forEach(line -> line.missing.add(signatory));
        return !given.isEmpty();
    }

    void expire() {
        lines.forEach(Line::dies);
        disclosed.removeIf(d -> d.ground().equals(WEIGHING));
        emergency = false;
    }

    void close() {
        closed = true;
        disclosed.clear();
        lines.forEach(Line::dies);
    }

    boolean sees(String unit) {
        return participants.contains(unit) || regime == Regime.OPPEN || opened(unit);
    }

    private boolean opened(String unit) {
        return emergency && unit.equals(RECEPTION);
    }

    Set<String> all() {
        return sections.keySet().stream()
                .map(key -> key.owner() + "/" + key.code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> readBy(String unit) {
        var read = new TreeSet<String>();
        sections.keySet().stream()
                .filter(key -> readBy(unit, key))
                .forEach(key -> read.add(key.owner() + "/" + key.code()));
        return read;
    }

    private boolean readBy(String unit, Key key) {
        return key.owner().equals(unit)
                || regime == Regime.OPPEN
                || opened(unit)
                || regime == Regime.DELTAGARE && participants.contains(unit)
                || disclosed.stream().anyMatch(d -> opens(d, key, unit));
    }

    private boolean opens(Disclosed disclosed, Key key, String to) {
        return disclosed.covers(key, sections.getOrDefault(key, ""))
                && disclosed.to().equals(to)
                && usable.contains(disclosed.ground())
                && (disclosed.on() == null || disclosed.on().lives());
    }
}
