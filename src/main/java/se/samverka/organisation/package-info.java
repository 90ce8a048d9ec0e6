/**
 * The register of authorities, units, areas and people with validity dates and successors, read from one file per
 * city. Knows which unit answers for an actor of a model in an area. Holds nothing about cases.
 */
@ApplicationModule(
        displayName = "Organisation",
        allowedDependencies = {"identity", "audit"})
@NullMarked
package se.samverka.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
