package se.samverka.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.samverka.workflow.Overviews.Standing;

/**
 * The overviews of a case in words.
 *
 * @param goesOn whether the case does; then what has not begun is about to
 */
record OverviewView(
        String number,
        @Nullable String title,
        String process,
        boolean goesOn,
        boolean lateOnly,
        String asOf,
        List<Part> parts) {

    /** Whether to look again soon. */
    public boolean isStarting() {
        return goesOn && parts.stream().anyMatch(part -> part.begun() < part.count());
    }

    public String address() {
        return "/cases/" + number + "/overview";
    }

    /** The same page with other rows, for a link. */
    public String toPage(int page) {
        return address() + (lateOnly ? "?late=true&page=" : "?page=") + page;
    }

    public String toFile(String extension) {
        return address() + "/oversikt." + extension + (lateOnly ? "?late=true" : "");
    }

    /**
     * One called process.
     *
     * @param count of all rows, whatever is shown
     * @param begun of those
     * @param late of those, with at least one late step
     * @param rows the ones of this page
     * @param first number of the first of them, 0 when there is none
     * @param matching how many there are on all pages
     */
    record Part(
            String id,
            String name,
            boolean ownOnly,
            long round,
            int count,
            long begun,
            long late,
            List<Total> totals,
            List<Row> rows,
            int first,
            int matching,
            @Nullable Integer previous,
            @Nullable Integer next) {

        public boolean isLinked() {
            return rows.stream().anyMatch(row -> row.number() != null);
        }

        public int last() {
            return first + rows.size() - (rows.isEmpty() ? 0 : 1);
        }
    }

    /** One step over all rows. */
    record Total(String step, boolean usual, int done, int ongoing, int late, int waiting, int skipped, int all) {

        /** In thousandths of the bar, so that the parts fill it. */
        public List<Bar> bars() {
            int from = 0;
            var bars = new ArrayList<Bar>();
            for (var part : List.of(
                    new Bar("done", done, 0, 0),
                    new Bar("ongoing", ongoing, 0, 0),
                    new Bar("late", late, 0, 0),
                    new Bar("skipped", skipped, 0, 0))) {
                if (part.count() > 0) {
                    int to = Math.round(1000f * (sum(bars) + part.count()) / Math.max(all, 1));
                    bars.add(new Bar(part.kind(), part.count(), from, to - from));
                    from = to;
                }
            }
            return bars;
        }

        private static int sum(List<Bar> bars) {
            return bars.stream().mapToInt(Bar::count).sum();
        }
    }

    /** @param kind {@code done}, {@code ongoing}, {@code late} or {@code skipped}; what is left of the bar waits */
    record Bar(String kind, int count, int from, int width) {}

    /** @param number of the linked case, or null */
    record Row(String name, @Nullable String number, String units, boolean begun, boolean late, List<Cell> cells) {}

    /**
     * @param text what is to be said of it, without the step
     * @param iso the day for machines, or null
     */
    record Cell(String step, Standing standing, String text, @Nullable String iso) {

        /** The sign beside the words, or null. */
        public @Nullable String icon() {
            return switch (standing) {
                case DONE -> "ok";
                case ONGOING -> "clock";
                case LATE -> "error";
                default -> null;
            };
        }

        /** For the style sheet. */
        public String kind() {
            return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
