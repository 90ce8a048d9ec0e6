/**
 * Invented people to try the application with. Exists only in profile {@code demo}, which production refuses.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "identity",
            "step",
            "audit",
            "organisation",
            "caserecord",
            "secrecy",
            "workflow",
            "access",
            "forms",
            "web"
        })
@NullMarked
package se.samverka.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
