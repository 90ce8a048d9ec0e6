package se.samverka.forms;

import java.util.Set;

/** Refuses a list whose properties for files can't be followed. Throws {@code IllegalArgumentException} with the reason. */
final class FileColumns {

    private static final Set<String> FORMATS = Set.of("csv", "icalendar");

    private FileColumns() {}

    static void check(Rows rows) {
        var formats = ListImport.formats(rows);
        require(FORMATS.containsAll(formats), "import is neither csv nor icalendar");
        for (var column : ListColumns.of(rows)) {
            var field = column.field();
            var calendar = CalendarPart.of(field);
            require(!field.says("key") || field.required(), "a key that may be left empty tells no rows apart");
            require(
                    !field.says("future")
                            || field.kind() instanceof TimeKind time && time.subtype() != TimeKind.Subtype.TIME,
                    "only a day can be to come");
            require(
                    !formats.contains("icalendar") || !field.required() || calendar.isPresent(),
                    "a calendar has nothing for " + field.key());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
