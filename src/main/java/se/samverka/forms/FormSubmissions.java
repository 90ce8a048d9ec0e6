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

    private static final int MOST_ATTEMPTS = 3;

    private final CaseOpening opening;
    private final TaskSubmission submission;
    private final OpenForms forms;
    private final ReportSubmission reported;
    private final ReportForms reports;
    private final Drafts drafts;

    FormSubmissions(
            CaseOpening opening,
            TaskSubmission submission,
            OpenForms forms,
            ReportSubmission reported,
            ReportForms reports,
            Drafts drafts) {
        this.opening = opening;
        this.submission = submission;
        this.forms = forms;
        this.reported = reported;
        this.reports = reports;
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

    /** Nobody has to see what a report collides with: it is sent once more. */
    @Override
    public void report(String caseNumber, String element, ObjectNode data, Optional<UUID> request) {
        keeping(() -> reports.keep(caseNumber, element, data), () -> {
            for (var attempt = 1; true; attempt++) {
                try {
                    reported.send(caseNumber, element, data, request);
                    return element;
                } catch (RuntimeException e) {
                    if (attempt == MOST_ATTEMPTS
                            || !(named(e) instanceof FormConflict conflict)
                            || conflict.reason() != Reason.RACE) {
                        throw e;
                    }
                }
            }
        });
    }

    private <T> T keeping(String draft, Supplier<ObjectNode> typed, Supplier<T> work) {
        return keeping(() -> drafts.save(draft, DraftValues.of(typed.get())), work);
    }

    private static <T> T keeping(Runnable keep, Supplier<T> work) {
        try {
            return work.get();
        } catch (NothingHere e) {
            throw e;
        } catch (RuntimeException e) {
            var failure = named(e);
            keep(keep, failure);
            throw failure;
        }
    }

    private static void keep(Runnable keep, RuntimeException failure) {
        try {
            keep.run();
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
