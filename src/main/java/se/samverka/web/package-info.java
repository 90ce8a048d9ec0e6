/**
 * The page frame, the start page, the case page with its reading API, the pages of legal bases, of sharing and of
 * extracts for families, and the pages shown when something goes wrong.
 * Shows what the other modules let the signed-in person see and decides nothing about it.
 */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {
            "identity",
            "audit",
            "organisation",
            "caserecord",
            "secrecy",
            "extract",
            "workflow",
            "access",
            "forms"
        })
@NullMarked
package se.samverka.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
