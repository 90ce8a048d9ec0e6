/**
 * Where everything is kept: brings up the embedded PostgreSQL or checks the city's own, runs the migrations as the
 * owner before anything else uses the database, and refuses in one plain sentence when it can't. Only the trail's
 * examination uses it, to read as the auditor.
 */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package se.samverka.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
