package se.samverka.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import se.samverka.caserecord.CaseFile.State;
import se.samverka.workflow.CaseList.Query;
import se.samverka.workflow.CaseList.Sort;

/**
 * What stands in the address of the list. What is missing or makes no sense asks for what most people want: cases that go
 * on, newest first.
 *
 * @param all present: also what all staff may read
 * @param linked present: also cases that belong to one of mine
 * @param state a state, or {@code any}
 * @param overdue present: only those with something overdue
 * @param page from 1
 */
record CaseListQuery(
        @Nullable String all,
        @Nullable String linked,
        @Nullable String process,
        @Nullable String state,
        @Nullable String area,
        @Nullable String step,
        @Nullable String overdue,
        @Nullable String sort,
        @Nullable String page) {

    static final int ROWS = 50;

    private static final int LAST_PAGE = 20;

    CaseListQuery {
        process = orNull(process);
        area = orNull(area);
        step = process == null ? null : orNull(step);
    }

    Query rows() {
        return query((pageNumber() - 1) * ROWS, ROWS);
    }

    Query file(int most) {
        return query(0, most);
    }

    private Query query(int offset, int limit) {
        return new Query(
                all != null,
                linked != null,
                process,
                stateOrNull(),
                area,
                step,
                overdue != null,
                order(),
                offset,
                limit);
    }

    /** For the template: what is chosen. */
    public String chosenState() {
        var chosen = stateOrNull();
        return chosen == null ? "any" : chosen.name();
    }

    public Sort order() {
        return oneOf(Sort.values(), sort, Sort.NEWEST);
    }

    public int pageNumber() {
        return page != null && page.matches("[1-9][0-9]?") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
    }

    /** The same with another page, for a link. */
    public String toPage(int number) {
        return "/cases?" + parameters() + "page=" + number;
    }

    public String toFile() {
        return "/cases/arenden.csv?" + parameters();
    }

    private String parameters() {
        var address = UriComponentsBuilder.newInstance();
        add(address, "all", all == null ? null : "true");
        add(address, "linked", linked == null ? null : "true");
        add(address, "process", process);
        add(address, "state", chosenState());
        add(address, "area", area);
        add(address, "step", step);
        add(address, "overdue", overdue == null ? null : "true");
        add(address, "sort", order().name());
        return address.encode().build().getQuery() + "&";
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }

    private @Nullable State stateOrNull() {
        return "any".equals(state) ? null : oneOf(State.values(), state, State.ACTIVE);
    }

    private static <T extends Enum<T>> T oneOf(T[] values, @Nullable String name, T otherwise) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return otherwise;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || !text.matches("[A-Za-z0-9_-]{1,120}") ? null : text;
    }
}
