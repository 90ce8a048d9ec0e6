package se.samverka.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.LinkedCases;
import se.samverka.identity.CaseId;

/** Reads what belongs together; each case shown is noted in the trail. */
@Component
class LinkedReading {

    private static final int SHOWN = 10;

    private final LinkedCases linked;
    private final Names names;
    private final AuditTrail audit;

    LinkedReading(LinkedCases linked, Names names, AuditTrail audit) {
        this.linked = linked;
        this.names = names;
        this.audit = audit;
    }

    LinkedView of(CaseId about) {
        var parent = linked.parentOf(about);
        var children =
                linked.of(about, SHOWN).stream().map(LinkedCases.Link::child).toList();
        var shown = new ArrayList<>(children.stream().map(CaseFile::id).toList());
        parent.ifPresent(file -> shown.add(file.id()));
        audit.listed("cases:linked", shown);
        var processes = new HashMap<String, String>();
        return new LinkedView(
                parent.map(file -> entry(file, processes)).orElse(null),
                entries(children, processes),
                children.size() < SHOWN ? children.size() : linked.count(about));
    }

    private List<LinkedView.Entry> entries(List<CaseFile> files, Map<String, String> processes) {
        return files.stream().map(file -> entry(file, processes)).toList();
    }

    private LinkedView.Entry entry(CaseFile file, Map<String, String> processes) {
        var title = file.title();
        return new LinkedView.Entry(
                file.number(),
                title == null ? file.number() : title,
                title != null,
                processes.computeIfAbsent(file.process(), names::process),
                file.state() == CaseFile.State.CLOSED);
    }
}
