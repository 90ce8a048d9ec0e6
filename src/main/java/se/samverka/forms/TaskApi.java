package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samverka.organisation.Organisations;
import se.samverka.workflow.Tasks;
import se.samverka.workflow.Tasks.Filter;
import se.samverka.workflow.Tasks.Query;

/** Open tasks of the signed-in person and their units, and the forms of those tasks. */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {

    private static final int LONGEST_PAGE = 200;
    private static final int LAST_OFFSET = 1_000_000;

    private final Tasks tasks;
    private final MyTasks mine;
    private final TaskForms forms;
    private final Submissions submissions;
    private final Organisations organisations;

    TaskApi(Tasks tasks, MyTasks mine, TaskForms forms, Submissions submissions, Organisations organisations) {
        this.tasks = tasks;
        this.mine = mine;
        this.forms = forms;
        this.submissions = submissions;
        this.organisations = organisations;
    }

    /**
     * Newest first; {@code overdue} and {@code week} most urgent first. The header X-Total-Count counts all of them.
     *
     * @param filter all, mine, unclaimed, overdue or week
     */
    @GetMapping
    ResponseEntity<List<TaskEntry>> list(
            @RequestParam(name = "case", required = false) @Nullable String caseNumber,
            @RequestParam(defaultValue = "all") String filter,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        if (offset < 0 || offset > LAST_OFFSET) {
            throw new BadRequest("offset");
        }
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new BadRequest("limit");
        }
        var page = tasks.list(new Query(caseNumber, filter(filter), offset, limit));
        return ResponseEntity.ok()
                .header("X-Total-Count", String.valueOf(page.count()))
                .body(page.tasks().stream()
                        .map(task -> TaskEntry.of(task, organisations))
                        .toList());
    }

    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable String id) {
        mine.claim(id);
    }

    @DeleteMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id) {
        mine.release(id);
    }

    @GetMapping("/{id}/form")
    TaskForms.View form(@PathVariable String id) {
        return forms.ofTask(id);
    }

    /** What the person typed and has not sent in, also when the task has ended meanwhile. */
    @GetMapping("/{id}/draft")
    ObjectNode draft(@PathVariable String id) {
        return forms.typed(id);
    }

    @PutMapping(path = "/{id}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String id, @RequestBody ObjectNode typed) {
        forms.keepTyped(id, typed);
    }

    /** Sends the form in; {@code If-Match} carries the version it was opened with. */
    @PostMapping(path = "/{id}/submission", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void submit(
            @PathVariable String id,
            @RequestBody ObjectNode data,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        submissions.submit(
                id, data, Optional.ofNullable(seen).map(TaskApi::version).filter(tag -> !tag.equals("*")));
    }

    private static String version(String tag) {
        return tag.strip().replace("\"", "");
    }

    private static Filter filter(String name) {
        return Arrays.stream(Filter.values())
                .filter(filter -> filter.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadRequest("filter"));
    }
}
