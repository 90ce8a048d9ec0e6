package se.samverka.forms;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.forms.FormConflict.Reason;
import se.samverka.identity.CaseId;
import se.samverka.workflow.Tasks;
import se.samverka.workflow.Tasks.Task;

/** Finds and takes tasks for the acting person, or says why not. */
@Component
class MyTasks {

    private final Tasks tasks;
    private final AuditTrail audit;

    MyTasks(Tasks tasks, AuditTrail audit) {
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * @throws FormConflict when it was a task of my units and is no longer open
     * @throws NothingHere otherwise; the refusal is audited
     */
    Task require(String id) {
        return tasks.find(id).orElseThrow(() -> {
            if (tasks.ended(id)) {
                return new FormConflict(Reason.GONE);
            }
            audit.refused(new AuditEvent(Action.READ, Outcome.DENIED, null, "task", null, null));
            return new NothingHere();
        });
    }

    /** The task for somebody who wants to look at its form. */
    Task open(String id) {
        var task = require(id);
        audit.append(new AuditEvent(
                Action.READ, Outcome.OK, task.about(), FormSections.purpose(task), FormSections.purpose(task), "own"));
        return task;
    }

    @Transactional
    public void claim(String id) {
        var task = require(id);
        if (!tasks.claim(id)) {
            throw new FormConflict(Reason.TAKEN);
        }
        log(task.about(), task);
    }

    @Transactional
    public void release(String id) {
        var task = require(id);
        tasks.release(id);
        log(task.about(), task);
    }

    private void log(CaseId about, Task task) {
        audit.append(new AuditEvent(Action.CLAIM, Outcome.OK, about, "task:" + task.definition(), null, "own"));
    }
}
