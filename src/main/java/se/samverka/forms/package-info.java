/**
 * Forms on the server: what a person may see of one, whether what they send in holds, and the one transaction in which
 * a form becomes record, disclosures and the next step of the flow. Knows nothing of the engine or of any collaboration.
 */
@ApplicationModule(
        displayName = "Forms",
        allowedDependencies = {"identity", "step", "audit", "organisation", "caserecord", "secrecy", "workflow"})
@NullMarked
package se.samverka.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
