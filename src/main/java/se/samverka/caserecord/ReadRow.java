package se.samverka.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "readRow",
        title = "Läs en rad i en lista",
        says = "Läser vem som ansvarar för en rad i en lista och när den ska vara klar.",
        in = {
            @Value(name = "section", says = "Avsnittet som listan står i"),
            @Value(name = "list", says = "Listans nyckel i formuläret"),
            @Value(name = "number", type = Type.NUMBER, says = "Radens nummer, den första är 0")
        },
        out = {
            @Value(name = "rowActor", says = "Aktören i fältet aktor; den deltar i ärendet"),
            @Value(name = "rowDue", type = Type.DATE, says = "Sista stunden på dagen i fältet slutdatum")
        })
class ReadRow implements Step {

    private final SectionRows rows;
    private final Cases cases;
    private final Clock clock;

    ReadRow(SectionRows rows, Cases cases, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var row = rows.of(about, "readRow", in).path(in.number("number"));
        if (!row.isObject()) {
            throw new Refused("row-unknown", in.code("list"));
        }
        var actor = text(row, "aktor");
        if (cases.unitOf(about, actor).isEmpty()) {
            throw new Refused("row-actor-absent", in.code("list"));
        }
        return Outputs.of("rowActor", actor, "rowDue", endOf(text(row, "slutdatum")));
    }

    private static String text(JsonNode row, String field) {
        var text = row.path(field).asText("");
        if (text.isBlank()) {
            throw new Refused("row-incomplete", field);
        }
        return text;
    }

    /** A task due on a day is on time the whole day. */
    private Date endOf(String day) {
        try {
            var end = LocalDate.parse(day).atTime(LocalTime.of(23, 59));
            return Date.from(end.atZone(clock.getZone()).toInstant());
        } catch (DateTimeException e) {
            throw new Refused("date-invalid", "slutdatum");
        }
    }
}
