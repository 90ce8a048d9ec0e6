/**
 * The building blocks a process model may call. A step knows the case and its typed inputs, never the engine. From its
 * annotation come the whitelist of expressions, the documentation and what the deployment gate accepts.
 */
@ApplicationModule(displayName = "Step", allowedDependencies = "identity")
@NullMarked
package se.samverka.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
