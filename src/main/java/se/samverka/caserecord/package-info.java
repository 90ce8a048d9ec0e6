/**
 * What is known: cases, participants, subjects, sections with immutable versions, drafts, and search. Each section is
 * owned by one unit; row-level security decides who sees and finds it. Never decides where a case goes next.
 */
@ApplicationModule(
        displayName = "Case record",
        allowedDependencies = {"identity", "step", "audit", "organisation"})
@NullMarked
package se.samverka.caserecord;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
