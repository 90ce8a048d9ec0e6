package se.samverka.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CurrentActor;
import se.samverka.workflow.Tasks;
import se.samverka.workflow.Tasks.Filter;
import se.samverka.workflow.Tasks.Page;
import se.samverka.workflow.Tasks.Query;

/** Gathers what waits for the acting person. */
@Component
class Waiting {

    private static final int TASKS_SHOWN = 20;
    private static final int CASES_SHOWN = 8;

    private final Tasks tasks;
    private final Cases cases;
    private final Names names;
    private final CurrentActor current;

    Waiting(Tasks tasks, Cases cases, Names names, CurrentActor current) {
        this.tasks = tasks;
        this.cases = cases;
        this.names = names;
        this.current = current;
    }

    @Transactional
    ForMe forMe() {
        return new ForMe(
                some(Filter.MINE),
                some(Filter.UNCLAIMED),
                current.require().units().size() > 1,
                myCases(),
                Dates.time(Instant.now().atZone(Dates.CITY_TIME)));
    }

    private Some some(Filter filter) {
        Page page = tasks.list(new Query(null, filter, 0, TASKS_SHOWN));
        return new Some(TaskRow.of(page.tasks(), names), page.count());
    }

    private List<CaseRow> myCases() {
        var processes = new HashMap<String, String>();
        return cases.mine(CASES_SHOWN).stream()
                .map(file -> row(file, processes.computeIfAbsent(file.process(), names::process)))
                .toList();
    }

    private CaseRow row(CaseFile file, String process) {
        return new CaseRow(
                file.number(),
                file.title(),
                process,
                names.area(file.area()),
                file.state() == CaseFile.State.CLOSED,
                Dates.day(file.openedAt()));
    }

    /**
     * @param severalUnits whether it is worth saying which unit a task is for
     * @param asOf when this was true, as a time of day
     */
    record ForMe(Some mine, Some unclaimed, boolean severalUnits, List<CaseRow> cases, String asOf) {}

    /** The first rows, and how many there are in all. */
    record Some(List<TaskRow> rows, long count) {}

    /** @param title null when it has none */
    record CaseRow(String number, @Nullable String title, String process, String area, boolean closed, String opened) {}
}
