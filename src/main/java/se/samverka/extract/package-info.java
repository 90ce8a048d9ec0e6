/**
 * The extract for the family: everything units of one authority know of the person in a case, masked, reviewed by somebody
 * else, and frozen when it is released.
 */
@ApplicationModule(
        displayName = "Extract",
        allowedDependencies = {"identity", "audit", "organisation", "caserecord", "secrecy"})
@NullMarked
package se.samverka.extract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
