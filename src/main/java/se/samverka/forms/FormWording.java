package se.samverka.forms;

import java.time.Clock;
import java.time.LocalDate;
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

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
