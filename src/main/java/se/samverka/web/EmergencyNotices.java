package se.samverka.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;
import se.samverka.secrecy.EmergencyAccess;
import se.samverka.secrecy.EmergencyAccess.Opening;
import se.samverka.secrecy.LegalBases;

/** What the units of a case, and those who answer for them, are told when somebody opened it in an emergency. */
@Component
class EmergencyNotices {

    private final EmergencyAccess emergencies;
    private final LegalBases bases;
    private final Directory directory;
    private final Names names;

    EmergencyNotices(EmergencyAccess emergencies, LegalBases bases, Directory directory, Names names) {
        this.emergencies = emergencies;
        this.bases = bases;
        this.directory = directory;
        this.names = names;
    }

    @Transactional
    public List<Notice> about(String number) {
        return said(emergencies.openings(number));
    }

    @Transactional
    public List<Notice> forMe() {
        return said(emergencies.news());
    }

    private List<Notice> said(List<Opening> openings) {
        var paragraphs = bases.paragraphs(openings.stream().map(Opening::basis).collect(Collectors.toSet()));
        return openings.stream().map(opening -> said(opening, paragraphs)).toList();
    }

    private Notice said(Opening opening, Map<String, String> paragraphs) {
        return new Notice(
                opening.number(),
                opening.mine(),
                opening.living(),
                directory.find(opening.person()).map(Person::name).orElse(opening.person()),
                opening.units().stream()
                        .map(names::unit)
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining(", ")),
                paragraphs.getOrDefault(opening.basis(), opening.basis()),
                Dates.moment(opening.openedAt()),
                Dates.moment(opening.until()),
                opening.review() == null ? "emergency.review.waiting" : "emergency.review." + opening.review());
    }

    /**
     * One opening, ready to be said.
     *
     * @param number null for those who may not know the case
     * @param law where the legal basis is found
     * @param until when it ended, or will
     * @param review message key
     */
    record Notice(
            @Nullable String number,
            boolean mine,
            boolean living,
            String person,
            String units,
            String law,
            String opened,
            String until,
            String review) {}
}
