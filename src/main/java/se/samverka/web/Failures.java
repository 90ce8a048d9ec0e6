package se.samverka.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever no other module has answered: a page for people, a problem document under {@code /api}. */
@ControllerAdvice
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MessageSource messages;

    Failures(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    @Nullable
    Object answer(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        if (failure instanceof AsyncRequestNotUsableException) {
            return null;
        }
        var status = status(failure);
        var told = Failure.of(status, status >= 500 ? logged(failure) : null);
        if (failure instanceof HttpMediaTypeNotAcceptableException
                || Failure.toProgram(request, request.getRequestURI())) {
            return told.problem(status, headers(failure), messages);
        }
        return told.page(status);
    }

    /** The step is taken on the case's own page. */
    @ExceptionHandler
    ModelAndView closed(ProtectedClosed closed) {
        return new ModelAndView("redirect:/cases/{number}#sections", "number", closed.number());
    }

    private static int status(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            return known.getStatusCode().value();
        }
        if (failure instanceof HttpMessageNotReadableException || failure instanceof TypeMismatchException) {
            return 400;
        }
        var declared = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        return declared == null ? 500 : declared.code().value();
    }

    private static HttpHeaders headers(Exception failure) {
        return failure instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
    }

    /** Returns the reference under which the failure can be found in the log. */
    static String logged(Throwable failure) {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        var reference = HexFormat.of().formatHex(bytes);
        log.error("Failure {}", reference, failure);
        return reference;
    }
}
