package se.samverka.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samverka.workflow.Unattended;

/** Tasks of protected cases that nobody at their unit may take, for those who can see to it that somebody may. */
@Component
class UnattendedNotices {

    private final Unattended unattended;
    private final Names names;

    UnattendedNotices(Unattended unattended, Names names) {
        this.unattended = unattended;
        this.names = names;
    }

    List<Notice> forMe() {
        return unattended.tasks().stream()
                .map(task ->
                        new Notice(task.name(), names.unit(task.unit()), task.caseNumber(), Dates.day(task.since())))
                .toList();
    }

    /** @param number null for those who may not know the case */
    record Notice(String task, String unit, @Nullable String number, String since) {}
}
