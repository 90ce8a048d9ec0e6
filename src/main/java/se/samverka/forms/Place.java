package se.samverka.forms;

import org.jspecify.annotations.Nullable;

/**
 * Where a value is kept.
 *
 * @param section code, possibly with variables in braces
 * @param category information category, or null
 */
record Place(String section, @Nullable String category) {}
