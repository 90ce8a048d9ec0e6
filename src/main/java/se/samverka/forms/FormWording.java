package se.samverka.forms;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Sections.Section;
import se.samverka.organisation.Organisations;

/** Texts of forms in the reader's language. */
@Component
class FormWording implements Cutter.Wording {

    private final MessageSource messages;
    private final Organisations organisations;
    private final OpenForms forms;

    FormWording(MessageSource messages, Organisations organisations, OpenForms forms) {
        this.messages = messages;
        this.organisations = organisations;
        this.forms = forms;
    }

    @Override
    public String withheld() {
        return say("forms.withheld");
    }

    @Override
    public String origin(Section section) {
        Clock clock = forms.clock();
        var day = LocalDate.ofInstant(section.writtenAt(), clock.getZone());
        return say("forms.origin", organisations.nameOf(section.unit()), day.toString());
    }

    String say(Complaint complaint) {
        return say(complaint.message(), complaint.arguments().toArray());
    }

    /**
     * A complaint about a file, in words.
     *
     * @param row of the spreadsheet or the event's number; null for the whole file
     * @param place where to look, for people
     */
    record Told(@Nullable Integer row, @Nullable String column, String place, String reason) {}

    Told say(FileRefused.At at) {
        var number = at.number();
        var place = number == null ? "" : say("forms.import." + at.place(), number);
        return new Told(number, at.column(), place, say(at.complaint()));
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
