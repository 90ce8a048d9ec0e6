package se.samverka.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people of one test, each signed in at a device of their own. */
final class People implements AutoCloseable {

    private final Chromium chromium;
    private final String origin;
    private final Map<String, Someone> known = new LinkedHashMap<>();

    People(Chromium chromium, String origin) {
        this.chromium = chromium;
        this.origin = origin;
    }

    /** Signed in, at a desk. */
    Someone person(String user) {
        return known.computeIfAbsent(user, key -> someone(1280, 900).signsIn(user));
    }

    /** The same person at a phone, signed in there too. */
    Someone atPhone(String user) {
        return known.computeIfAbsent(
                user + " at phone", key -> someone(390, 844).signsIn(user));
    }

    /** Nobody is signed in yet. */
    Someone stranger() {
        return known.computeIfAbsent("stranger", key -> someone(1280, 900));
    }

    /** What their browsers found wrong. */
    List<String> complaints() {
        return known.values().stream()
                .flatMap(someone -> someone.complaints().stream())
                .toList();
    }

    void pictures(String name) {
        known.forEach((user, someone) -> someone.picture(name + "-" + user.replace(' ', '-')));
    }

    private Someone someone(int width, int height) {
        return new Someone(chromium.device(width, height), origin);
    }

    @Override
    public void close() {
        known.values().forEach(Someone::close);
    }
}
