package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Drafts;
import se.samverka.forms.FormConflict.Reason;
import se.samverka.identity.CurrentActor;
import se.samverka.workflow.Tasks;
import se.samverka.workflow.Tasks.Task;

/** A task's form becomes record, disclosures and the next step of the flow in one transaction. */
@Component
class TaskSubmission {

    private final MyTasks mine;
    private final Tasks tasks;
    private final OpenForms forms;
    private final FormSections sections;
    private final SentForms sent;
    private final SectionWriter writer;
    private final Drafts drafts;
    private final AuditTrail audit;
    private final CurrentActor actors;

    TaskSubmission(
            MyTasks mine,
            Tasks tasks,
            OpenForms forms,
            FormSections sections,
            SentForms sent,
            SectionWriter writer,
            Drafts drafts,
            AuditTrail audit,
            CurrentActor actors) {
        this.mine = mine;
        this.tasks = tasks;
        this.forms = forms;
        this.sections = sections;
        this.sent = sent;
        this.writer = writer;
        this.drafts = drafts;
        this.audit = audit;
        this.actors = actors;
    }

    @Transactional
    public void submit(String id, ObjectNode data, Optional<String> seen) {
        var task = mine.require(id);
        var assignee = task.assignee();
        if (assignee != null && !assignee.equals(actors.require().id())) {
            throw new FormConflict(Reason.TAKEN);
        }
        forms.requireOpened(task);
        var form = forms.ofTask(task);
        if (seen.isPresent() && !seen.get().equals(sections.version(form, task))) {
            throw new FormConflict(Reason.STALE);
        }
        var checked = sent.check(task, form, data);
        writer.write(task.about(), task.unit(), form, checked, source(task));
        tasks.complete(id, FlowValues.of(form, checked.values()));
        drafts.drop(DraftValues.ofTask(id));
        audit.append(new AuditEvent(
                Action.COMPLETE, Outcome.OK, task.about(), "task:" + task.definition(), source(task), "own"));
    }

    private static String source(Task task) {
        return task.process() + "/" + task.definition();
    }
}
