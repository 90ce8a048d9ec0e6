package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.Participant;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Authority;

/** Writes into a case which organisations nobody answers for, as a section of the unit that started it. */
@Component
class WithoutUnit {

    private static final String SECTION = "utan-enhet";
    private static final String SOURCE = "step:openForOrganisations";
    private static final String NONE = "Ingen";

    private final Sections sections;
    private final Cases cases;
    private final Processes processes;
    private final JsonNode form;

    WithoutUnit(Sections sections, Cases cases, Processes processes, ObjectMapper json) {
        this.sections = sections;
        this.cases = cases;
        this.processes = processes;
        this.form = read(json);
    }

    private static JsonNode read(ObjectMapper json) {
        try (var stream = new ClassPathResource("sections/utan-enhet.json").getInputStream()) {
            return json.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(CaseId about, List<Authority> missing) {
        var unit = unitThatStarted(about);
        if (missing.isEmpty() && sections.versionOf(about, SECTION, unit) == 0) {
            return;
        }
        var names = missing.stream().map(Authority::name).collect(Collectors.joining("\n"));
        var values = JsonNodeFactory.instance.objectNode().put("organisationer", names.isEmpty() ? NONE : names);
        sections.write(new NewVersion(about, SECTION, null, unit, form, values, SOURCE));
    }

    private String unitThatStarted(CaseId about) {
        var participants = cases.participants(about);
        var starters = cases.find(about)
                .flatMap(file -> processes.find(file.process()))
                .map(process -> process.startedBy())
                .orElseThrow();
        return participants.stream()
                .filter(participant -> starters.contains(participant.actor()))
                .findFirst()
                .or(() -> participants.stream().findFirst())
                .map(Participant::unit)
                .orElseThrow();
    }
}
