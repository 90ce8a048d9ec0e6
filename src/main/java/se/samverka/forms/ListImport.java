package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.forms.FileMerge.Merged;
import se.samverka.forms.FileRefused.Place;

/** Reads a file into a list of a form: shows what it would be and keeps nothing, the person sends the form in as ever. */
@Component
class ListImport {

    /** What a list of a form may hold is a fraction of it. */
    static final int MOST_BYTES = 1024 * 1024;

    private final MyTasks mine;
    private final OpenForms forms;
    private final FormSections sections;
    private final CaseStart start;

    ListImport(MyTasks mine, OpenForms forms, FormSections sections, CaseStart start) {
        this.mine = mine;
        this.forms = forms;
        this.sections = sections;
        this.start = start;
    }

    /**
     * @param path the list, with the names of the groups around it
     * @param typed what the form holds now, or null for what it starts with
     * @throws FileRefused when anything in the file does not hold
     */
    @Transactional
    public Merged intoTask(String task, String path, byte[] file, @Nullable ObjectNode typed) {
        var found = mine.require(task);
        forms.requireOpened(found);
        var form = forms.ofTask(found);
        return read(form, path, file, typed == null ? sections.startsWith(form, found) : typed);
    }

    @Transactional
    public Merged intoStart(String process, String path, byte[] file, @Nullable ObjectNode typed) {
        start.ways(process);
        var form = forms.ofStart(process);
        return read(form, path, file, typed == null ? sections.startsWith(form, process) : typed);
    }

    /** The list's headings as a table without rows. */
    @Transactional
    public String templateOfTask(String task, String path) {
        var found = mine.require(task);
        forms.requireOpened(found);
        return template(list(forms.ofTask(found), path));
    }

    @Transactional
    public String templateOfStart(String process, String path) {
        start.ways(process);
        return template(list(forms.ofStart(process), path));
    }

    private Merged read(Form form, String path, byte[] file, ObjectNode typed) {
        var list = list(form, path);
        if (file.length > MOST_BYTES) {
            throw new FileRefused("forms.import.large", MOST_BYTES / 1024);
        }
        var text = FileText.of(file);
        var city = forms.clock().getZone();
        var calendar = CalendarRows.isCalendar(text);
        if (calendar && !formats(list).contains("icalendar")) {
            throw new FileRefused("forms.import.no-calendar");
        }
        var rows = calendar ? CalendarRows.read(text, list, city) : CsvRows.read(text, list);
        return FileMerge.merge(
                form, list, calendar ? Place.EVENT : Place.ROW, rows, typed, LocalDate.now(forms.clock()), city);
    }

    private static Rows list(Form form, String path) {
        return form.everyPart()
                .filter(Rows.class::isInstance)
                .map(Rows.class::cast)
                .filter(rows -> rows.path().equals(path) && !formats(rows).isEmpty())
                .findFirst()
                .orElseThrow(() -> new BadRequest("list"));
    }

    /** What the list can be read from; empty when it can't. */
    static List<String> formats(Rows rows) {
        var says = rows.source().at("/properties/import").asText();
        return says.isEmpty() ? List.of() : Arrays.asList(says.split(","));
    }

    /** With the mark by which Excel knows the encoding. */
    private static String template(Rows list) {
        return "\ufeff"
                + ListColumns.of(list).stream()
                        .map(Column::label)
                        .map(ListImport::quoted)
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }

    private static String quoted(String text) {
        return text.matches("[^;\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
