package se.samverka.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Organisations.Area;
import se.samverka.organisation.Person;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Processes.ProcessInfo;

/** What codes are called; a code nobody knows is shown as it is. */
@Component
class Names {

    private final Organisations organisations;
    private final Processes processes;
    private final Directory directory;
    private final MessageSource messages;

    Names(Organisations organisations, Processes processes, Directory directory, MessageSource messages) {
        this.organisations = organisations;
        this.processes = processes;
        this.directory = directory;
        this.messages = messages;
    }

    String process(String id) {
        return processes.find(id).map(ProcessInfo::name).orElse(id);
    }

    String area(String code) {
        return organisations.areas().stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .map(Area::name)
                .orElseGet(() -> said("area." + code, code, LocaleContextHolder.getLocale()));
    }

    String unit(String code) {
        return organisations.nameOf(code);
    }

    String actor(String code) {
        return organisations.actorName(code);
    }

    /** Of somebody who works here, by user id. */
    String person(String userId) {
        return directory.find(userId).map(Person::name).orElse(userId);
    }

    /** Of an information category, in Swedish as families read it. */
    String category(String code) {
        return said("information-category." + code, code, Locale.forLanguageTag("sv"));
    }

    private String said(String key, String otherwise, Locale language) {
        var said = messages.getMessage(key, null, otherwise, language);
        return said == null ? otherwise : said;
    }
}
