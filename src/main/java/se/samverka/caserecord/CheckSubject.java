package se.samverka.caserecord;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/**
 * Reads the identity number once; the flow learns a band, a flag and a yes or no. Protection is only ever raised here:
 * what people have found out since is not taken back.
 */
@StepInfo(
        name = "checkSubject",
        title = "Kontrollera personen",
        says = "Kontrollerar personnumret, skyddet och om det redan finns ett öppet ärende om samma person.",
        in = @Value(name = "section", says = "Avsnittet med fälten personnummer och skydd", required = false),
        out = {
            @Value(name = "ageBand", says = "UNDER_15, FROM_15 eller ADULT"),
            @Value(
                    name = "protectedIdentity",
                    type = Type.BOOLEAN,
                    says = "Om personuppgifterna är skyddade, eller kan vara det"),
            @Value(
                    name = "possibleDuplicate",
                    type = Type.BOOLEAN,
                    says = "Om ett annat öppet ärende av samma slag gäller samma person")
        })
class CheckSubject implements Step {

    private static final String NUMBER = "personnummer";
    private static final String PROTECTION = "skydd";

    private final Sections sections;
    private final JdbcProtections protections;
    private final JdbcClient jdbc;
    private final Clock clock;

    CheckSubject(Sections sections, JdbcProtections protections, JdbcClient jdbc, Clock clock) {
        this.sections = sections;
        this.protections = protections;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var section = sections.readOne(
                        about, "step:checkSubject", in.optionalCode("section").orElse("person"))
                .orElseThrow(() -> new Refused("section-missing"));
        var today = LocalDate.now(clock);
        var number = IdentityNumber.parse(section.values().path(NUMBER).asText(""), today)
                .orElseThrow(() -> new Refused("identity-number-invalid", NUMBER));
        var protection = Protection.of(section.values().path(PROTECTION).asText(""), PROTECTION);
        var duplicate = record(about, section.unit(), number, protection);
        var level = protections.of(about);
        if (level.isProtected()) {
            protections.recorded(about);
        }
        return new Outputs(Map.of(
                "ageBand",
                AgeBand.of(number.birthDate(), today).name(),
                "protectedIdentity",
                level.isProtected(),
                "possibleDuplicate",
                duplicate));
    }

    private boolean record(CaseId about, String unit, IdentityNumber number, Protection protection) {
        return jdbc.sql("select casework.record_subject(?, ?, ?, ?, ?)")
                .params(about.value(), unit, number.digits(), number.birthDate(), protection.name())
                .query(Boolean.class)
                .single();
    }
}
