package se.samverka.forms;

import java.util.Map;

/**
 * One row of a file, with the texts of its columns by field path; an empty text empties the field.
 *
 * @param number as the person finds it again: the row in the spreadsheet, or the event in the calendar
 */
record FileRow(int number, Map<String, String> cells) {}
