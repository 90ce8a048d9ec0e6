/** Rules for every model and form, and the processes played as stories. */
@NullMarked
package se.samverka.processes;

import org.jspecify.annotations.NullMarked;
