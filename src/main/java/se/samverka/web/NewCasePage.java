package se.samverka.web;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Processes.ProcessInfo;

/** Choosing what to open a case about, and the form that opens it. */
@Controller
class NewCasePage {

    private final CurrentActor current;
    private final Organisations organisations;
    private final Processes processes;

    NewCasePage(CurrentActor current, Organisations organisations, Processes processes) {
        this.current = current;
        this.organisations = organisations;
        this.processes = processes;
    }

    /**
     * @param process id of the chosen process; unknown and not mine to start answer alike
     * @param received number of a case that the reader has just opened and may not see
     */
    @GetMapping("/cases/new")
    @Transactional
    public String show(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String received,
            Model page) {
        if (received != null && CaseReading.isNumber(received)) {
            page.addAttribute("number", received);
            return "web/received";
        }
        var mine = startable();
        if (process == null && mine.size() != 1) {
            page.addAttribute("processes", mine);
            return "web/new-case";
        }
        page.addAttribute("process", chosen(process, mine));
        page.addAttribute("others", mine.size() > 1);
        return "web/start-form";
    }

    private static ProcessInfo chosen(@Nullable String process, List<ProcessInfo> mine) {
        return mine.stream()
                .filter(info -> process == null || info.id().equals(process))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<ProcessInfo> startable() {
        var actors = myActors();
        return processes.startable().stream()
                .filter(info -> !Collections.disjoint(info.startedBy(), actors))
                .toList();
    }

    private Set<String> myActors() {
        return current.require().units().stream()
                .flatMap(unit -> organisations.unit(unit).stream())
                .flatMap(unit -> unit.actors().stream())
                .collect(Collectors.toSet());
    }
}
