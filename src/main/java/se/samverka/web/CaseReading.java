package se.samverka.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.secrecy.EmergencyAccess;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.Reasons;
import se.samverka.secrecy.Sharing;
import se.samverka.workflow.Overviews;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Reports;
import se.samverka.workflow.Tasks;

/** Reads one case for the acting person, in one transaction. */
@Component
class CaseReading {

    private static final Pattern CASE_NUMBER = Pattern.compile("[A-Z]{2,12}-\\d{4}-\\d{1,7}");
    private static final String PURPOSE = "case-page";
    private static final int TASKS_SHOWN = 50;

    private final Cases cases;
    private final Sections sections;
    private final Processes processes;
    private final Overviews overviews;
    private final Tasks tasks;
    private final Reports reports;
    private final Names names;
    private final Answers answers;
    private final LegalBases bases;
    private final EmergencyAccess emergencies;
    private final Reasons reasons;
    private final Sharing sharing;
    private final Protections protections;
    private final LinkedReading linked;
    private final AuditTrail audit;

    CaseReading(
            Cases cases,
            Sections sections,
            Processes processes,
            Overviews overviews,
            Tasks tasks,
            Reports reports,
            Names names,
            Answers answers,
            LegalBases bases,
            EmergencyAccess emergencies,
            Reasons reasons,
            Sharing sharing,
            Protections protections,
            LinkedReading linked,
            AuditTrail audit) {
        this.cases = cases;
        this.sections = sections;
        this.processes = processes;
        this.overviews = overviews;
        this.tasks = tasks;
        this.reports = reports;
        this.names = names;
        this.answers = answers;
        this.bases = bases;
        this.emergencies = emergencies;
        this.reasons = reasons;
        this.sharing = sharing;
        this.protections = protections;
        this.linked = linked;
        this.audit = audit;
    }

    /** The cover for somebody who looks at that alone. */
    @Transactional
    CaseFile cover(String number) {
        var file = file(number);
        audit.append(new AuditEvent(Action.READ, Outcome.OK, file.id(), "case:cover", PURPOSE, null));
        return file;
    }

    /** @throws ResponseStatusException 404 alike for a case that does not exist and one I take no part in */
    @Transactional
    CaseFile file(String number) {
        var file = find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (emergencies.until(file.id()).isPresent()) {
            audit.append(new AuditEvent(
                    Action.READ, Outcome.OK, file.id(), "case:" + file.number(), PURPOSE, Ground.EMERGENCY));
        }
        return file;
    }

    /**
     * The case for a page that shows what somebody has written.
     *
     * @throws ResponseStatusException 404 as {@link #file}
     * @throws ProtectedClosed when its person is protected and the reader has not said what for
     */
    @Transactional
    CaseFile opened(String number) {
        var file = file(number);
        if (!protections.opened(file.id())) {
            throw new ProtectedClosed(file.number());
        }
        return file;
    }

    @Transactional
    CaseView page(String number) {
        var file = file(number);
        boolean opened = protections.opened(file.id());
        return new CaseView(
                file.number(),
                file.title(),
                names.process(file.process()),
                names.area(file.area()),
                file.state() == CaseFile.State.CLOSED,
                Dates.day(file.openedAt()),
                file.closedAt() == null ? null : Dates.day(file.closedAt()),
                myTasks(file),
                places(file),
                participants(file),
                linked.of(file.id()),
                opened ? documentation(file) : List.of(),
                reports.of(file.id()),
                protections.of(file.id()),
                protections.changeable(file.id()),
                opened);
    }

    /** For a case that has just been read. */
    @Transactional(readOnly = true)
    boolean hasOverview(String number) {
        return cases.findByNumber(number).filter(overviews::offered).isPresent();
    }

    static boolean isNumber(String number) {
        return CASE_NUMBER.matcher(number).matches();
    }

    /**
     * What a section of one's own unit is called.
     *
     * @throws ResponseStatusException 404 when there is none
     */
    @Transactional
    String heading(CaseFile file, String unit, String code) {
        return sections.read(file.id(), "sharing", List.of(code)).stream()
                .filter(section ->
                        section.unit().equals(unit) && section.ground().equals("own"))
                .findFirst()
                .map(section -> Answers.heading(section.form(), section.code()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<CaseFile> find(String number) {
        if (!isNumber(number)) {
            return Optional.empty();
        }
        var found = cases.findByNumber(number);
        if (found.isEmpty()) {
            audit.refused(new AuditEvent(Action.READ, Outcome.DENIED, null, "case:" + number, PURPOSE, null));
        }
        return found;
    }

    private List<TaskRow> myTasks(CaseFile file) {
        var mine = new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, TASKS_SHOWN);
        return TaskRow.of(tasks.list(mine).tasks(), names);
    }

    private List<CaseView.Place> places(CaseFile file) {
        var now = Instant.now();
        return processes.where(file.id()).stream()
                .map(place -> new CaseView.Place(
                        place.name(),
                        place.actor() == null ? null : names.actor(place.actor()),
                        place.since() == null ? null : Dates.day(place.since()),
                        Due.of(place.due(), now)))
                .toList();
    }

    private List<CaseView.Participant> participants(CaseFile file) {
        return cases.participants(file.id()).stream()
                .map(in ->
                        new CaseView.Participant(names.actor(in.actor()), names.unit(in.unit()), Dates.day(in.since())))
                .toList();
    }

    private List<CaseView.Section> documentation(CaseFile file) {
        var read = sections.read(file.id(), PURPOSE, List.of());
        var why = reasons.of(file.id(), read);
        var ours = ourSharing(file, read);
        return IntStream.range(0, read.size())
                .mapToObj(at -> section(read.get(at), why.get(at), ours))
                .toList();
    }

    private CaseView.Section section(
            Section section, Reasons.Reason why, Function<Section, @Nullable OwnSharing> ours) {
        return new CaseView.Section(
                Answers.heading(section.form(), section.code()),
                names.unit(section.unit()),
                Dates.day(section.writtenAt()),
                Ground.of(why, names),
                answers.of(section.form(), section.values()),
                why.kind() == Reasons.Kind.OWN ? ours.apply(section) : null);
    }

    /** Only where sections are kept apart, and as long as the case is open, is there anything to share. */
    private Function<Section, @Nullable OwnSharing> ourSharing(CaseFile file, List<Section> read) {
        if (file.regime() != CaseFile.Regime.SEKRETESS
                || file.state() == CaseFile.State.CLOSED
                || read.stream().noneMatch(section -> section.ground().equals("own"))) {
            return section -> null;
        }
        var shared = sharing.shared(file.id());
        var proposals = sharing.proposals(file.id());
        var paragraphs =
                bases.paragraphs(shared.stream().map(Sharing.Shared::ground).collect(Collectors.toSet()));
        return section ->
                OwnSharing.of(section, shared, proposals, names, ground -> paragraphs.getOrDefault(ground, ground));
    }
}
