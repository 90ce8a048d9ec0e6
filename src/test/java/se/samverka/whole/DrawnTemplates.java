package se.samverka.whole;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Templates for what every model says besides its steps. */
final class DrawnTemplates {

    private static final String FORM = "[a-z0-9-]+\\.[a-z0-9-]+";
    private static final String ID = "[a-z][a-z0-9-]*";

    private DrawnTemplates() {}

    static Stream<ElementTemplate> all() {
        return Stream.of(
                process(), startEvent(), reportedEvent(), userTask(), callActivity(), linkedCallActivity(), decision());
    }

    private static ElementTemplate process() {
        return ElementTemplate.of(
                        "process",
                        "Process",
                        "Samverkan",
                        "Vad processen säger om sina ärenden. Välj den innan du ritar poolen, med inget markerat.")
                .withAllElse()
                .asksForAttribute(
                        "camunda:historyTimeToLive",
                        TemplateField.text(
                                        "Flödets historik",
                                        "Hur länge motorn minns var ett avslutat ärende har stått",
                                        "P\\d+D",
                                        "Ett antal dagar, till exempel P3650D",
                                        true)
                                .startsAs("P3650D"))
                .asksForProperty(
                        "arendeprefix",
                        TemplateField.text(
                                "arendeprefix",
                                "Början på ärendenumret; inte om processen bara anropas i samma ärende",
                                "[A-ZÅÄÖ]{2,10}",
                                "2–10 stora bokstäver",
                                false))
                .asksForProperty(
                        "regim",
                        TemplateField.choice(
                                        "regim", "Vem som läser det som skrivs i ärendet", "Välj …", regimes(), true)
                                .startsAs("sekretess"))
                .asksForProperty(
                        "bevarandeklass",
                        TemplateField.text(
                                "bevarandeklass", "Hur akten bevaras", "[a-z0-9-]+", "Små bokstäver och siffror", true))
                .asksForProperty("startas-av", actors("startas-av", "Aktörer som får starta; tomt: processen anropas"))
                .asksForProperty(
                        "deltar-fran-start", actors("deltar-fran-start", "Aktörer som deltar, utöver den som startar"));
    }

    private static Map<String, String> regimes() {
        var regimes = new LinkedHashMap<String, String>();
        regimes.put("sekretess", "sekretess: varje del för sig, på en grund");
        regimes.put("deltagare", "deltagare: alla som deltar i ärendet");
        regimes.put("oppen", "oppen: alla i personalen");
        return regimes;
    }

    private static ElementTemplate startEvent() {
        return ElementTemplate.of(
                        "start-event",
                        "StartEvent",
                        "Start med formulär",
                        "Den som startar processen fyller i ett formulär.")
                .asksForAttribute("camunda:formRef", form())
                .sets("camunda:formRefBinding", "deployment");
    }

    private static ElementTemplate reportedEvent() {
        return ElementTemplate.of(
                        "reported-event",
                        "StartEvent",
                        "Händelse som meddelas",
                        "De som deltar som någon av aktörerna meddelar händelsen från ärendets sida. Välj typen Message och ge"
                                + " meddelandet ett namn.")
                .alsoFor("BoundaryEvent", "IntermediateCatchEvent")
                .withAllElse()
                .asksForProperty("formular", form())
                .asksForProperty("meddelas-av", actors("meddelas-av", "Aktörer som får meddela händelsen"));
    }

    private static ElementTemplate userTask() {
        return ElementTemplate.of(
                        "user-task",
                        "UserTask",
                        "Uppgift för en aktör",
                        "Enheten som är aktör i ärendet fyller i ett formulär. Rita uppgiften i aktörens bana.")
                .asksForAttribute(
                        "camunda:candidateGroups",
                        TemplateField.choice("Aktör", "Samma som banan", "Välj …", Actors.names(), true))
                .asksForAttribute("camunda:formRef", form())
                .sets("camunda:formRefBinding", "deployment")
                .asksForAttribute(
                        "camunda:dueDate",
                        TemplateField.text(
                                        "Klar inom",
                                        "Till exempel P7D för sju dagar, ${avspark} - P10D för tio dagar före ett datum",
                                        "P(\\d+[DWM])+|\\$\\{\\w+\\}( [+-] P(\\d+[YMWD])*(T(\\d+[HM])+)?)?",
                                        "P och ett antal dagar (D), veckor (W) eller månader (M), ${datum}, eller ${datum} - P10D",
                                        true)
                                .startsAs("P7D"))
                .asksForProperty(
                        "visas-for",
                        actors("visas-for", "Aktörer som får veta att ärendet står här; tomt: alla som deltar"));
    }

    private static ElementTemplate callActivity() {
        return ElementTemplate.of(
                        "call-activity",
                        "CallActivity",
                        "Anropad process",
                        "En process i en egen fil, med samma ärende och område.")
                .withAllElse()
                .asksForAttribute(
                        "calledElement",
                        TemplateField.text("Process", "Den anropade processens id", ID, "Samma som filens namn", true))
                .hands("arendenummer")
                .hands("omrade");
    }

    private static ElementTemplate linkedCallActivity() {
        return ElementTemplate.of(
                        "linked-call-activity",
                        "CallActivity",
                        "Underärendets process",
                        "Ett underärendes egen process, efter steget Välj ett underärende.")
                .withAllElse()
                .asksForAttribute(
                        "calledElement",
                        TemplateField.text("Process", "Underärendets process", ID, "Samma som filens namn", true))
                .sets("camunda:asyncAfter", "true")
                .startsIn("${linkedCase}");
    }

    private static ElementTemplate decision() {
        return ElementTemplate.of(
                        "business-rule-task", "BusinessRuleTask", "Beslutstabell", "En tabell i DMN ger ett värde.")
                .asksForAttribute(
                        "camunda:decisionRef",
                        TemplateField.text("Tabell", "Tabellens id", ID, "Samma som filens namn", true))
                .sets("camunda:decisionRefBinding", "deployment")
                // The Modeler takes the next one away as long as there is no variable.
                .asksForAttribute(
                        "camunda:resultVariable",
                        TemplateField.text(
                                        "Ger variabeln",
                                        "Variabeln som får värdet",
                                        "[a-z]\\w*",
                                        "Ett ord utan å, ä och ö",
                                        true)
                                .startsAs("beslut"))
                .sets("camunda:mapDecisionResult", "singleEntry");
    }

    private static TemplateField form() {
        return TemplateField.text(
                "Formulär",
                "Formulärets id, som är filens namn utan .form",
                FORM,
                "process.uppgift, med små bokstäver",
                true);
    }

    private static TemplateField actors(String label, String says) {
        return TemplateField.text(
                label,
                says,
                ID + "(," + ID + ")*",
                "Koder med komma och utan mellanslag: "
                        + String.join(", ", Actors.names().keySet()),
                false);
    }
}
