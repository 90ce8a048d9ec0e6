package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Clock;

/** Tells, before anybody is asked to fill it in, whether the server can answer for every rule of a form. */
public final class FormCheck {

    private FormCheck() {}

    /** @throws UnusableForm naming the form, the component and the reason */
    public static void check(JsonNode schema) {
        var copy = schema.deepCopy();
        Options.fill(copy, Offers.NONE);
        FollowedRows.prepare(copy);
        FormReader.read(copy, Clock.systemUTC(), variable -> IntNode.valueOf(0));
    }
}
