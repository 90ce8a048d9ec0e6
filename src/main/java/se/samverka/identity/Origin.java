package se.samverka.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How somebody came to act; the trail keeps it with what they did.
 *
 * @param via {@code page}, {@code api}, {@code tasklist} or {@code job}
 * @param session a random name of the session, or null outside one
 * @param method how the person signed in, for example {@code password}; null when not signed in
 * @param address the caller's network address; null when it is no plain address
 * @param task id of the task the call names, or null
 */
public record Origin(
        String via,
        @Nullable String session,
        @Nullable String method,
        @Nullable String address,
        @Nullable String task) {

    /** Work that no request asked for. */
    public static final Origin JOB = new Origin("job", null, null, null, null);

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f.:]{2,45}");

    public Origin {
        address = address != null && ADDRESS.matcher(address).matches() ? address : null;
    }
}
