package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Drafts;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;
import se.samverka.workflow.Tasks;

/** Forms as the acting person sees them, and what they have typed so far. */
@Service
class TaskForms {

    private final MyTasks mine;
    private final Tasks tasks;
    private final OpenForms forms;
    private final FormSections sections;
    private final CaseStart start;
    private final Drafts drafts;
    private final FormWording wording;
    private final CurrentActor actors;
    private final Organisations organisations;

    TaskForms(
            MyTasks mine,
            Tasks tasks,
            OpenForms forms,
            FormSections sections,
            CaseStart start,
            Drafts drafts,
            FormWording wording,
            CurrentActor actors,
            Organisations organisations) {
        this.mine = mine;
        this.tasks = tasks;
        this.forms = forms;
        this.sections = sections;
        this.start = start;
        this.drafts = drafts;
        this.wording = wording;
        this.actors = actors;
        this.organisations = organisations;
    }

    /**
     * A task's form.
     *
     * @param data what it starts with
     * @param draft what the person typed earlier, or null
     * @param withheld codes of sections the form would show and this person has no ground to see
     * @param mine whether the person has taken the task and may fill it in
     * @param version sent back with the form, so that nothing written meanwhile is lost
     */
    record View(
            JsonNode schema,
            ObjectNode data,
            @Nullable ObjectNode draft,
            List<String> withheld,
            boolean mine,
            String version,
            TaskEntry task) {}

    /** The form of a new case. */
    record StartView(JsonNode schema, ObjectNode data, @Nullable ObjectNode draft) {}

    @Transactional
    public View ofTask(String id) {
        var task = mine.open(id);
        forms.requireOpened(task);
        var form = forms.ofTask(task);
        var readable = sections.readableHereOrAbove(task, FormSections.seenIn(form));
        var starts = sections.starts(form, task, readable);
        var cut = Cutter.cut(form, readable, starts, wording);
        var draft = draft(form, DraftValues.ofTask(id));
        return new View(
                forms.shielded(task)
                        .map(shield -> shield.above(cut.schema(), wording))
                        .orElse(cut.schema()),
                cut.data(),
                draft == null ? null : FollowedRows.typed(form, draft, starts),
                cut.withheld(),
                actors.require().id().equals(task.assignee()),
                sections.version(form, task),
                TaskEntry.of(task, organisations));
    }

    @Transactional
    public StartView ofProcess(String id) {
        start.ways(id);
        var form = forms.ofStart(id);
        return new StartView(
                form.schema(), JsonNodeFactory.instance.objectNode(), draft(form, DraftValues.ofProcess(id)));
    }

    private @Nullable ObjectNode draft(Form form, String key) {
        return drafts.find(key).map(draft -> DraftValues.in(form, draft)).orElse(null);
    }

    /** What the person typed, also when the task has ended meanwhile. */
    @Transactional
    public ObjectNode typed(String id) {
        var known = tasks.find(id).isPresent() || tasks.ended(id);
        Optional<ObjectNode> draft = known ? drafts.find(DraftValues.ofTask(id)) : Optional.empty();
        return draft.orElseThrow(NothingHere::new);
    }

    /** Keeps it also when the task has ended meanwhile, and says so afterwards: each step commits by itself. */
    void keepTyped(String id, ObjectNode typed) {
        if (tasks.find(id).isPresent() || tasks.ended(id)) {
            drafts.save(DraftValues.ofTask(id), DraftValues.of(forms.typed(id, typed)));
        }
        mine.require(id);
    }

    @Transactional
    public void keepStart(String process, ObjectNode typed) {
        start.ways(process);
        drafts.save(DraftValues.ofProcess(process), DraftValues.of(forms.typedToStart(process, typed)));
    }
}
