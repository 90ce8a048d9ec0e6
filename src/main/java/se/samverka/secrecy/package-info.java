/**
 * Who may know what, on which ground, until when: legal bases, the consent matrix, decisions to share, disclosures and
 * emergency access. Nothing owned by one unit becomes visible to another except through what is kept here, on a ground that
 * a lawyer has approved.
 */
@ApplicationModule(
        displayName = "Secrecy",
        allowedDependencies = {"identity", "step", "audit", "organisation", "caserecord"})
@NullMarked
package se.samverka.secrecy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
