/**
 * The only module that knows the engine: bundles, the step adapter, routing of tasks to the case's own units, the
 * guards around variables, commands and completion, and queries for tasks and status.
 */
@ApplicationModule(
        displayName = "Workflow",
        allowedDependencies = {"identity", "step", "audit", "organisation", "caserecord"})
@NullMarked
package se.samverka.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
