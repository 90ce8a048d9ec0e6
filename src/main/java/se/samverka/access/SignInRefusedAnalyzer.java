package se.samverka.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the start stopped. */
class SignInRefusedAnalyzer extends AbstractFailureAnalyzer<WaysIn.SignInRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WaysIn.SignInRefused cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
