/**
 * The trail of reads, changes and refusals: append-only, chained by hashes, written in the caller's transaction, without
 * content and without names. When it can't be written, nothing is shown.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"database", "identity"})
@NullMarked
package se.samverka.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
