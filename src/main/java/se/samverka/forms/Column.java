package se.samverka.forms;

import java.util.Locale;
import java.util.stream.Stream;

/** A column of a list that can be read from a file: one of the fields that people fill in. */
record Column(Field field) {

    /** What people read above the field. */
    String label() {
        return Stream.of("label", "dateLabel", "timeLabel")
                .map(name -> field.source().path(name).asText())
                .filter(text -> !text.isBlank() && !text.startsWith("="))
                .findFirst()
                .orElse(field.key());
    }

    boolean isCalled(String heading) {
        return plain(heading).equals(plain(label())) || plain(heading).equals(plain(field.key()));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\h]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
