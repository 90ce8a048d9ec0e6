/**
 * Who acts, and about which case. Carries the acting person (or the system, limited to one case) into every
 * database transaction, where row-level security reads it. Holds no rules of its own about who may do what.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {})
@NullMarked
package se.samverka.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
