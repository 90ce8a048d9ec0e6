package se.samverka.forms;

import java.util.List;

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
}
