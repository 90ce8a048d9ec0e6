package se.samverka.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case that a case belongs to and the first of those that belong to it, as far as the reader knows both.
 *
 * @param count how many belong to it in all
 */
record LinkedView(@Nullable Entry parent, List<Entry> children, int count) {

    /** @param name the title, or the number of a case that has none */
    record Entry(String number, String name, boolean titled, String process, boolean closed) {}
}
