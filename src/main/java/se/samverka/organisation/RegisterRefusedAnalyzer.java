package se.samverka.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the start stopped. */
class RegisterRefusedAnalyzer extends AbstractFailureAnalyzer<RegisterRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RegisterRefused cause) {
        return new FailureAnalysis(
                "The organisation register was not loaded, and nothing was changed. " + cause.getMessage() + ".",
                "Correct the file, or name another one with samverka.organisations.file, and start again.",
                cause);
    }
}
