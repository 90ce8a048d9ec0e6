package se.samverka.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that a list has for files. */
final class ListColumns {

    private ListColumns() {}

    /** In the form's order; what people can't fill in is no column. */
    static List<Column> of(Rows rows) {
        return Form.within(rows.parts())
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .filter(field -> !field.fixed() && !field.absent())
                .map(Column::new)
                .toList();
    }

    /** Their fields, by path. */
    static Map<String, Field> byPath(Rows rows) {
        var fields = new LinkedHashMap<String, Field>();
        of(rows).forEach(column -> fields.putIfAbsent(column.field().path(), column.field()));
        return fields;
    }
}
