package se.samverka.secrecy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about what a family has agreed to: line by line, by all who have to sign, until a day. */
class RulesOfConsent {

    /** One row of the question. */
    record Row(String from, String category, String to) {}

    /** @param last last day */
    record Question(List<Row> rows, String signatories, LocalDate last) {}

    private final LocalDate today;
    private @Nullable LocalDate born;
    private @Nullable Question written;
    private int versions;
    private int asked;
    private List<ConsentLine> lines = new ArrayList<>();
    private List<String> signatories = List.of();
    private final Set<String> answered = new TreeSet<>();

    RulesOfConsent(LocalDate today) {
        this.today = today;
    }

    /** An age is reached on its day; where the month has no such day, on the last it has. */
    static LocalDate birthday(LocalDate born, int years) {
        var month = YearMonth.of(born.getYear() + years, born.getMonth());
        return month.atDay(Math.min(born.getDayOfMonth(), month.lengthOfMonth()));
    }

    private boolean hasTurned(int years) {
        return born != null && !today.isBefore(birthday(born, years));
    }

    boolean knowsTheChild() {
        return born != null;
    }

    void born(LocalDate day) {
        born = day;
        lines.forEach(this::endWithCustody);
    }

    private void endWithCustody(ConsentLine line) {
        if (born != null) {
            line.endWithCustody(birthday(born, 18));
        }
    }

    private List<String> due(Question question) {
        if (hasTurned(18) || question.signatories().equals("UN")) {
            return List.of("UN");
        }
        return hasTurned(15) ? List.of("VH1", "VH2", "UN") : List.of("VH1", "VH2");
    }

    boolean isWritten() {
        return written != null;
    }

    boolean isAsked() {
        return asked > 0;
    }

    /** Who the model says has to sign, whatever the age. */
    String wanted() {
        return Objects.requireNonNull(written).signatories();
    }

    void write(Question question) {
        written = question;
        versions++;
    }

    /**
     * Asks what is written, unless that has been asked of the same people.
     *
     * @param unitOf the unit that answers for an actor today, if any
     * @return whether that may be done; if not, nothing has changed
     */
    boolean ask(boolean usable, Function<String, Optional<String>> unitOf) {
        var question = Objects.requireNonNull(written);
        if (asked == versions && due(question).equals(signatories)) {
            return true;
        }
        var units = new HashMap<String, String>();
        for (var row : question.rows()) {
            for (var actor : List.of(row.from(), row.to(), "koordinator")) {
                unitOf.apply(actor).ifPresent(unit -> units.put(actor, unit));
            }
        }
        var known = question.rows().stream()
                .allMatch(row -> units.keySet().containsAll(List.of(row.from(), row.to(), "koordinator")));
        if (!usable || question.last().isBefore(today) || !known) {
            return false;
        }
        lines.forEach(ConsentLine::dies);
        asked = versions;
        signatories = due(question);
        answered.clear();
        lines = lines(question, units);
        return true;
    }

    /** The rows, and how the asker keeps the parties together; within one unit there is nothing to agree to. */
    private List<ConsentLine> lines(Question question, Map<String, String> units) {
        var together = question.rows().stream()
                .flatMap(row -> Stream.of(row.from(), row.to()))
                .distinct()
                .filter(party -> !party.equals("koordinator"))
                .flatMap(party -> Stream.of(
                        new Row("koordinator", "kontaktuppgifter", party),
                        new Row("koordinator", "samverkan", party),
                        new Row(party, "samverkan", "koordinator")));
        var rows = Stream.concat(question.rows().stream(), together).distinct().toList();
        var opened = new ArrayList<ConsentLine>();
        for (var row : rows) {
            var from = units.getOrDefault(row.from(), "");
            var to = units.getOrDefault(row.to(), "");
            if (!from.equals(to)) {
                var number = rows.indexOf(row) + 1;
                opened.add(new ConsentLine(
                        number, row, from, to, signatories, question.last().plusDays(1)));
            }
        }
        opened.forEach(this::endWithCustody);
        return opened;
    }

    /** Who has not answered yet, in the order they are numbered. */
    List<String> waiting() {
        return signatories.stream().filter(who -> !answered.contains(who)).toList();
    }

    List<Integer> numbers() {
        return lines.stream().map(line -> line.number).toList();
    }

    void answer(String signatory, Set<Integer> yes) {
        answered.add(signatory);
        lines.stream().filter(line -> yes.contains(line.number)).forEach(line -> line.missing.remove(signatory));
    }

    /** Whether there was anything to take back. */
    boolean withdraw(String signatory) {
        var given = lines.stream()
                .filter(line -> answered.contains(signatory) && !line.missing.contains(signatory))
                .toList();
        given.forEach(line -> line.missing.add(signatory));
        return !given.isEmpty();
    }

    List<ConsentLine> living() {
        return lines.stream().filter(line -> line.lives(today)).toList();
    }

    void older(int days) {
        born = born == null ? null : born.minusDays(days);
        written = written == null
                ? null
                : new Question(
                        written.rows(), written.signatories(), written.last().minusDays(days));
        lines.forEach(line -> line.older(days));
    }

    void close() {
        lines.forEach(ConsentLine::dies);
    }
}
