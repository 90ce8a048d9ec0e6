package se.samverka.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container comes with what failed before or after a controller: a closed door, a missing token, a crash. */
@Controller
class FailurePage implements ErrorController {

    private final MessageSource messages;

    FailurePage(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var reference = cause instanceof Throwable failure ? Failures.logged(failure) : null;
        var told = Failure.of(status, reference);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        return Failure.toProgram(request, path) ? told.problem(status, HttpHeaders.EMPTY, messages) : told.page(status);
    }
}
