package se.samverka.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;
import se.samverka.workflow.Processes.ProcessInfo;

/** Who takes part in a case that a row opens. */
@Component
class RowParticipants {

    private final Cases cases;
    private final Organisations organisations;
    private final Clock clock;

    RowParticipants(Cases cases, Organisations organisations, Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Those of every row: who takes part from the start, as in the parent where they do, and who owns the list. */
    Map<String, String> ofAll(CaseId parent, ProcessInfo process, Form form, String owner) {
        var named = RowCase.named(form);
        var all = new HashMap<>(cases.unitsFor(
                parent,
                process.participants().stream()
                        .filter(actor -> !named.contains(actor))
                        .toList()));
        if (!all.containsValue(owner)) {
            cases.participants(parent).stream()
                    .filter(participant -> participant.unit().equals(owner))
                    .findFirst()
                    .ifPresent(participant -> all.put(participant.actor(), owner));
        }
        return all;
    }

    /**
     * Those the row itself names. A field may say several actors: the chosen unit takes part as the first, and for each
     * further one the unit of the same authority that answers for it today.
     */
    Map<String, String> of(RowCase row) {
        var today = LocalDate.now(clock);
        var units = new HashMap<String, String>();
        row.chosen().forEach((actors, unit) -> {
            units.put(actors.get(0), unit);
            organisations.unit(unit).map(Unit::authority).ifPresent(authority -> actors.stream()
                    .skip(1)
                    .forEach(actor -> organisations
                            .unitOf(authority, actor, today)
                            .ifPresent(other -> units.put(actor, other.code()))));
        });
        return units;
    }
}
