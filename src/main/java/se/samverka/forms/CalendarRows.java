package se.samverka.forms;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.DateStart;
import biweekly.property.TextProperty;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samverka.forms.FileRefused.At;
import se.samverka.forms.FileRefused.Place;

/** The events of a calendar file (RFC 5545) as rows; the columns say which part of an event they take. */
final class CalendarRows {

    private static final Set<String> READ = Set.of("UID", "DTSTART", "SUMMARY", "LOCATION", "STATUS");

    private final ICalendar calendar;
    private final List<Column> columns;
    private final ZoneId city;

    private CalendarRows(ICalendar calendar, List<Column> columns, ZoneId city) {
        this.calendar = calendar;
        this.columns = columns;
        this.city = city;
    }

    static boolean isCalendar(String text) {
        return text.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR");
    }

    /** @throws FileRefused when it can't be read, holds no events or more than the list takes */
    static List<FileRow> read(String text, Rows list, ZoneId city) {
        var warnings = new ArrayList<List<ParseWarning>>();
        var calendar = Biweekly.parse(text).warnings(warnings).first();
        if (calendar == null || calendar.getEvents().isEmpty()) {
            throw new FileRefused("forms.import.empty");
        }
        if (calendar.getEvents().size() > list.most()) {
            throw new FileRefused("forms.import.many", list.most());
        }
        var columns = ListColumns.of(list);
        var unread = warnings.stream()
                .flatMap(List::stream)
                .filter(warning -> READ.contains(String.valueOf(warning.getPropertyName())))
                .map(warning -> new At(
                        Place.ROW,
                        warning.getLineNumber(),
                        null,
                        new Complaint("forms.import.unreadable", List.of(String.valueOf(warning.getPropertyName())))))
                .toList();
        if (!unread.isEmpty()) {
            throw new FileRefused(unread);
        }
        return new CalendarRows(calendar, columns, city).rows();
    }

    private List<FileRow> rows() {
        var rows = new ArrayList<FileRow>();
        var complaints = new ArrayList<At>();
        var number = 0;
        for (var event : calendar.getEvents()) {
            number++;
            if (event.getRecurrenceRule() != null) {
                complaints.add(new At(Place.EVENT, number, null, new Complaint("forms.import.repeated", List.of())));
            }
            rows.add(new FileRow(number, cells(event)));
        }
        if (!complaints.isEmpty()) {
            throw new FileRefused(complaints);
        }
        return rows;
    }

    private LinkedHashMap<String, String> cells(VEvent event) {
        var cells = new LinkedHashMap<String, String>();
        for (var column : columns) {
            CalendarPart.of(column.field())
                    .ifPresent(part -> cells.put(column.field().path(), text(part, event)));
        }
        return cells;
    }

    private String text(CalendarPart part, VEvent event) {
        return switch (part.property()) {
            case "UID" -> of(event.getUid());
            case "SUMMARY" -> part.of(of(event.getSummary()));
            case "LOCATION" -> of(event.getLocation());
            case "STATUS" -> part.named(event.getStatus() == null ? "CONFIRMED" : of(event.getStatus()));
            default -> starts(event.getDateStart());
        };
    }

    private static String of(@Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }

    /** In the city's time; a time without zone is taken for that already. */
    private String starts(@Nullable DateStart start) {
        if (start == null || start.getValue() == null) {
            return "";
        }
        var day = start.getValue();
        var raw = day.getRawComponents();
        var floats = !day.hasTime() || calendar.getTimezoneInfo().isFloating(start);
        var local = floats && raw != null
                ? LocalDateTime.of(
                        raw.getYear(),
                        raw.getMonth(),
                        raw.getDate(),
                        day.hasTime() ? raw.getHour() : 0,
                        day.hasTime() ? raw.getMinute() : 0)
                : LocalDateTime.ofInstant(day.toInstant(), city);
        return day.hasTime() ? local.toString() : local.toLocalDate().toString();
    }
}
