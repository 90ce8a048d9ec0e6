package se.samverka.workflow;

import java.util.concurrent.atomic.AtomicBoolean;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;

/** A step of the tests that fails with a message quoting a person, until it is told to work. */
@StepInfo(name = "failsOnDemand", title = "Misslyckas på begäran", says = "Misslyckas tills testet säger annat")
class FailsOnDemand implements Step {

    static final String SECRET = "Signe Hemlig 201102012380";
    static final AtomicBoolean FAILS = new AtomicBoolean(true);

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        if (FAILS.get()) {
            throw new IllegalStateException(SECRET);
        }
        return Outputs.none();
    }
}
