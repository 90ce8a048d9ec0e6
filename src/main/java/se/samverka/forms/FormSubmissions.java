package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import se.samverka.caserecord.Drafts;
import se.samverka.forms.FormConflict.Reason;
import se.samverka.workflow.TaskConflict;

/** Sends in forms; when that fails, keeps what was typed in a transaction of its own. */
@Service
class FormSubmissions implements Submissions {

    private final CaseOpening opening;
    private final TaskSubmission submission;
    private final OpenForms forms;
    private final Drafts drafts;

    FormSubmissions(CaseOpening opening, TaskSubmission submission, OpenForms forms, Drafts drafts) {
        this.opening = opening;
        this.submission = submission;
        this.forms = forms;
        this.drafts = drafts;
    }

    @Override
    public String open(String process, ObjectNode data, Optional<UUID> request) {
        return keeping(
                DraftValues.ofProcess(process),
                () -> forms.typedToStart(process, data),
                () -> opening.open(process, data, request));
    }

    @Override
    public void submit(String task, ObjectNode data, Optional<String> seen) {
        keeping(DraftValues.ofTask(task), () -> forms.typed(task, data), () -> {
            submission.submit(task, data, seen);
            return task;
        });
    }

    private <T> T keeping(String draft, Supplier<ObjectNode> typed, Supplier<T> work) {
        try {
            return work.get();
        } catch (NothingHere e) {
            throw e;
        } catch (RuntimeException e) {
            var failure = named(e);
            keep(draft, typed, failure);
            throw failure;
        }
    }

    private void keep(String draft, Supplier<ObjectNode> typed, RuntimeException failure) {
        try {
            drafts.save(draft, DraftValues.of(typed.get()));
        } catch (RuntimeException unsaved) {
            failure.addSuppressed(unsaved);
        }
    }

    /** The failure by the name people are told it by. */
    private static RuntimeException named(RuntimeException failure) {
        if (failure instanceof TaskConflict conflict) {
            return FormConflict.of(conflict);
        }
        if (failure instanceof ConcurrencyFailureException || failure instanceof DuplicateKeyException) {
            return new FormConflict(Reason.RACE);
        }
        return failure;
    }
}
