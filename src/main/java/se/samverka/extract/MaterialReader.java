package se.samverka.extract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Attachments;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.caserecord.WrittenNumbers;
import se.samverka.extract.Piece.Field;
import se.samverka.extract.Piece.Kind;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Organisations;
import se.samverka.secrecy.ConsentHistory;
import se.samverka.secrecy.ConsentHistory.Round;
import se.samverka.secrecy.DisclosureLog;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.Sharing;

/** Gathers what the acting person's units may read in a case. Row-level security decides; what it hides does not exist here. */
@Component
class MaterialReader {

    static final String PURPOSE = "extract";

    private static final String EMERGENCY = "emergency";

    private final Sections sections;
    private final ConsentHistory consents;
    private final DisclosureLog disclosures;
    private final Sharing sharing;
    private final LegalBases bases;
    private final Attachments attachments;
    private final Protections protections;
    private final LedgerPieces ledger;
    private final Organisations organisations;
    private final Wording wording;
    private final Words words;
    private final Clock clock;

    MaterialReader(
            Sections sections,
            ConsentHistory consents,
            DisclosureLog disclosures,
            Sharing sharing,
            LegalBases bases,
            Attachments attachments,
            Protections protections,
            LedgerPieces ledger,
            Organisations organisations,
            Wording wording,
            Words words,
            Clock clock) {
        this.sections = sections;
        this.consents = consents;
        this.disclosures = disclosures;
        this.sharing = sharing;
        this.bases = bases;
        this.attachments = attachments;
        this.protections = protections;
        this.ledger = ledger;
        this.organisations = organisations;
        this.wording = wording;
        this.words = words;
        this.clock = clock;
    }

    Material read(CaseId about, Recipient recipient) {
        var rounds = consents.rounds(about);
        // What somebody sees in an emergency is no knowledge of their unit's.
        var readable = sections.history(about, PURPOSE).stream()
                .filter(section -> !section.ground().equals(EMERGENCY))
                .toList();
        var pieces = new ArrayList<>(sections(readable, recipient, rounds));
        var headings = Headings.of(pieces);
        rounds.forEach(round -> pieces.add(ledger.consent(round)));
        files(about, rounds).forEach(pieces::add);
        sharing.proposals(about).forEach(proposal -> pieces.add(ledger.proposal(proposal, headings)));
        disclosures.entries(about).forEach(entry -> pieces.add(ledger.disclosure(entry, headings)));
        return new Material(
                protections.of(about).isProtected()
                        ? null
                        : said(readable, "name").findFirst().orElse(null),
                said(readable, "identity")
                        .flatMap(said -> WrittenNumbers.in(said, LocalDate.now(clock)).stream())
                        .map(WrittenNumbers.Found::digits)
                        .collect(Collectors.toSet()),
                List.copyOf(pieces));
    }

    private List<Piece> sections(List<Section> readable, Recipient recipient, List<Round> rounds) {
        var paragraphs = bases.paragraphs(readable.stream().map(Section::ground).collect(Collectors.toSet()));
        var newest = new HashSet<List<String>>();
        return readable.stream()
                .map(section -> new Piece(
                        "section:" + section.code() + ":" + section.unit() + ":" + section.version(),
                        Kind.SECTION,
                        wording.heading(section.form(), section.code()),
                        organisations.nameOf(section.unit()),
                        !section.ground().equals("own"),
                        section.ground().equals("own")
                                ? null
                                : paragraphs.getOrDefault(
                                        section.ground(), words.named("extract.ground", section.ground())),
                        section.writtenAt(),
                        section.version(),
                        !newest.add(List.of(section.code(), section.unit())),
                        FormFields.of(
                                section.form(),
                                section.values(),
                                wording,
                                whose -> masked(whose, section.code(), recipient, rounds))))
                .toList();
    }

    /** Why a field that its form says is about somebody else is masked from the start, or null. */
    private static @Nullable MaskReason masked(String whose, String code, Recipient recipient, List<Round> rounds) {
        return switch (whose) {
            case "guardian", "other" -> MaskReason.TREDJE_MAN;
            case "signatory" -> answered(code, rounds).equals(Set.of(recipient.name())) ? null : MaskReason.TREDJE_MAN;
            default -> null;
        };
    }

    /** Who can have answered in a section whose code ends with the number of the signatory. */
    private static Set<String> answered(String code, List<Round> rounds) {
        var number = code.substring(code.lastIndexOf('-') + 1);
        return rounds.stream()
                .flatMap(round -> round.signatories().stream())
                .filter(one -> number.equals(String.valueOf(one.number())))
                .map(ConsentHistory.Signatory::code)
                .collect(Collectors.toSet());
    }

    private Stream<Piece> files(CaseId about, List<Round> rounds) {
        return rounds.stream().flatMap(round -> {
            var files = attachments.of(about, Attachments.Kind.SAMTYCKESSVAR, round.id());
            return files.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Piece(
                            "files:" + round.id(),
                            Kind.FILES,
                            words.say("extract.files"),
                            organisations.nameOf(round.holder()),
                            false,
                            null,
                            files.get(0).writtenAt(),
                            null,
                            false,
                            files.stream().map(this::file).toList()));
        });
    }

    private Field file(Attachments.Attachment file) {
        return new Field(
                file.id().toString(),
                null,
                words.say("extract.recipient." + file.place().part()),
                words.say("extract.file", file.type().name(), wording.day(file.writtenAt())),
                null);
    }

    private static Stream<String> said(List<Section> readable, String kind) {
        return readable.stream()
                .flatMap(section -> FormFields.saying(section.form(), section.values(), kind).stream())
                .filter(said -> !said.isBlank());
    }
}
