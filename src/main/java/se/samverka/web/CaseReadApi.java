package se.samverka.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.secrecy.Reasons;
import se.samverka.workflow.Processes;

/** What the case page shows, for programs: the cover, the sections I may read, the picture. */
@RestController
@RequestMapping("/api/cases/{number}")
class CaseReadApi {

    private static final String PURPOSE = "case-api";

    private final CaseReading reading;
    private final Cases cases;
    private final Sections sections;
    private final Processes processes;
    private final Names names;
    private final Reasons reasons;
    private final Protections protections;
    private final MessageSource messages;

    CaseReadApi(
            CaseReading reading,
            Cases cases,
            Sections sections,
            Processes processes,
            Names names,
            Reasons reasons,
            Protections protections,
            MessageSource messages) {
        this.reading = reading;
        this.cases = cases;
        this.sections = sections;
        this.processes = processes;
        this.names = names;
        this.reasons = reasons;
        this.protections = protections;
        this.messages = messages;
    }

    @GetMapping
    @Transactional
    public Cover cover(@PathVariable String number) {
        var file = reading.cover(number);
        return new Cover(
                file.number(),
                file.title(),
                file.process(),
                file.area(),
                file.state(),
                file.openedAt(),
                processes.where(file.id()),
                cases.participants(file.id()).stream()
                        .map(in -> new Participant(
                                in.actor(), names.actor(in.actor()), in.unit(), names.unit(in.unit()), in.since()))
                        .toList());
    }

    /** Of somebody protected only after the deliberate step, and without places. */
    @GetMapping("/sections")
    @Transactional
    public List<Section> sections(@PathVariable String number) {
        var about = reading.file(number).id();
        if (!protections.opened(about)) {
            throw new Refused("protected-closed");
        }
        var read = sections.read(about, PURPOSE, List.of());
        var why = reasons.of(about, read);
        return IntStream.range(0, read.size())
                .mapToObj(at -> section(read.get(at), why.get(at)))
                .toList();
    }

    private Section section(Sections.Section section, Reasons.Reason why) {
        return new Section(
                section.code(),
                Answers.heading(section.form(), section.code()),
                section.unit(),
                names.unit(section.unit()),
                section.version(),
                section.writtenAt(),
                section.ground(),
                section.validUntil(),
                because(why),
                section.form(),
                section.values());
    }

    private Because because(Reasons.Reason why) {
        var by = why.decidedBy();
        return new Because(
                why.kind(),
                why.paragraph(),
                why.consent(),
                by == null ? null : names.person(by),
                why.decidedAt(),
                why.purpose());
    }

    @GetMapping("/diagram")
    @Transactional
    public Processes.Diagram diagram(@PathVariable String number) {
        return processes
                .diagram(reading.cover(number).id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> closed(Refused refusal) {
        var words = messages.getMessage(refusal.messageKey(), null, LocaleContextHolder.getLocale());
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, words));
    }

    /** @param title null when it has none */
    record Cover(
            String number,
            @Nullable String title,
            String process,
            String area,
            CaseFile.State state,
            Instant opened,
            List<Processes.Place> where,
            List<Participant> participants) {}

    record Participant(String actor, String actorName, String unit, String unitName, Instant since) {}

    /** @param ground {@code own}, {@code participant}, {@code open}, {@code emergency} or the code of a legal basis */
    record Section(
            String code,
            String heading,
            String unit,
            String unitName,
            int version,
            Instant writtenAt,
            String ground,
            @Nullable Instant validUntil,
            Because because,
            JsonNode form,
            JsonNode values) {}

    /**
     * Why the reader sees the section. What is null does not apply.
     *
     * @param consent the family's sentence, Swedish
     * @param decidedBy name
     */
    record Because(
            Reasons.Kind kind,
            @Nullable String paragraph,
            @Nullable String consent,
            @Nullable String decidedBy,
            @Nullable Instant since,
            @Nullable String purpose) {}
}
