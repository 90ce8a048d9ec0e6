package se.samverka.forms;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import se.samverka.caserecord.Refused;
import se.samverka.workflow.TaskConflict;

/** Tells programs and people why a form was not taken; RFC 9457. Never repeats what was sent. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FormFailures {

    private static final int MOST_TOLD = 50;

    private final FormWording wording;

    FormFailures(FormWording wording) {
        this.wording = wording;
    }

    @ExceptionHandler
    ProblemDetail nothing(NothingHere failure) {
        return problem(HttpStatus.NOT_FOUND, "forms.problem.nothing");
    }

    @ExceptionHandler
    ProblemDetail conflict(FormConflict failure) {
        var problem = problem(HttpStatus.CONFLICT, "forms.problem." + failure.reason());
        problem.setProperty("reason", failure.reason().name());
        failure.caseNumber().ifPresent(number -> problem.setProperty("caseNumber", number));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail conflict(TaskConflict failure) {
        return conflict(FormConflict.of(failure));
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidForm failure) {
        var complaints = failure.complaints();
        var whole = complaints.get(InvalidForm.WHOLE);
        var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "forms.problem.invalid");
        if (whole != null) {
            problem.setDetail(wording.say(whole.get(0)));
        }
        problem.setProperty(
                "errors",
                complaints.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                                .map(wording::say)
                                .toList())));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refused(Refused failure) {
        var reason = wording.say(failure.messageKey(), failure.names().toArray());
        var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "forms.problem.invalid");
        problem.setDetail(reason);
        problem.setProperty("errors", Map.of(failure.field().orElse(InvalidForm.WHOLE), List.of(reason)));
        return problem;
    }

    /** Each row that does not hold, as far as anybody reads; a file that is wrong as a whole has one reason. */
    @ExceptionHandler
    ProblemDetail unread(FileRefused failure) {
        var complaints = failure.complaints();
        var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "forms.problem.file", complaints.size());
        if (complaints.size() == 1 && complaints.get(0).number() == null) {
            problem.setDetail(wording.say(complaints.get(0).complaint()));
        }
        problem.setProperty(
                "rows", complaints.stream().limit(MOST_TOLD).map(wording::say).toList());
        problem.setProperty("more", Math.max(0, complaints.size() - MOST_TOLD));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail bad(BadRequest failure) {
        return problem(HttpStatus.BAD_REQUEST, "forms.problem.parameter", failure.parameter());
    }

    @ExceptionHandler
    ProblemDetail tooLarge(BodyLimit.TooLarge failure) {
        return problem(HttpStatus.PAYLOAD_TOO_LARGE, "forms.problem.large", BodyLimit.MOST_BYTES / 1024);
    }

    private ProblemDetail problem(HttpStatus status, String message, Object... arguments) {
        var problem = ProblemDetail.forStatusAndDetail(status, wording.say(message, arguments));
        problem.setTitle(wording.say(message + ".title"));
        return problem;
    }
}
