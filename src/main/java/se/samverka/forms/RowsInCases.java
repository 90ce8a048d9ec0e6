package se.samverka.forms;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.workflow.Processes;

/** What a row of a list says, in the case it opened. */
@Component
class RowsInCases {

    private final SectionWriter writer;
    private final GivenRows given;
    private final RowParticipants participants;
    private final Cases cases;
    private final CurrentActor actors;
    private final ObjectProvider<Processes> processes;

    RowsInCases(
            SectionWriter writer,
            GivenRows given,
            RowParticipants participants,
            Cases cases,
            CurrentActor actors,
            ObjectProvider<Processes> processes) {
        this.writer = writer;
        this.given = given;
        this.participants = participants;
        this.cases = cases;
        this.actors = actors;
        this.processes = processes;
    }

    /** Whether the list says something else than when it last wrote here; what people have written here since counts not. */
    boolean isNew(CaseId child, String unit, RowCase row) {
        return actors.asSystem(child, () -> row.contents().stream()
                .anyMatch(content -> !given.saidLast(child, content.section(), unit, content.values())));
    }

    void write(CaseId child, String unit, RowCase row) {
        actors.asSystem(child, () -> {
            writer.write(child, unit, row.form(), row.checked(), OpenForRows.SOURCE);
            return true;
        });
    }

    /** The record, what lists call it, who takes part, and what its flow knows. */
    void change(CaseFile child, String unit, RowCase row) {
        write(child.id(), unit, row);
        actors.asSystem(child.id(), () -> {
            cases.rename(child.id(), row.title());
            cases.admit(child.id(), participants.of(row));
            return true;
        });
        processes.getObject().change(child.id(), row.flow());
    }
}
