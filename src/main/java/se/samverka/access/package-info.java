/**
 * Who comes in, and how far: sign-in, one principal, one filter chain that ends in refusal, and the front door before
 * the stock web applications. Decides nothing about cases; that is row-level security's and the engine's part.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"identity", "audit", "organisation"})
@NullMarked
package se.samverka.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
