package se.samverka.web;

import org.springframework.stereotype.Component;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Organisations.Area;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Processes.ProcessInfo;

/** What codes are called; a code nobody knows is shown as it is. */
@Component
class Names {

    private final Organisations organisations;
    private final Processes processes;

    Names(Organisations organisations, Processes processes) {
        this.organisations = organisations;
        this.processes = processes;
    }

    String process(String id) {
        return processes.find(id).map(ProcessInfo::name).orElse(id);
    }

    String area(String code) {
        return organisations.areas().stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .map(Area::name)
                .orElse(code);
    }

    String unit(String code) {
        return organisations.nameOf(code);
    }

    String actor(String code) {
        return organisations.actorName(code);
    }
}
