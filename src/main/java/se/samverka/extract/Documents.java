package se.samverka.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Protections;
import se.samverka.extract.Extracts.Draft;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;

/** What the units of an extract know, and the document that is made of it. */
@Component
class Documents {

    private final MaterialReader reader;
    private final ReadTrail trail;
    private final ExtractAuthorities authorities;
    private final Protections protections;
    private final Organisations organisations;
    private final Words words;
    private final ObjectMapper json;
    private final CurrentActor current;
    private final Clock clock;

    Documents(
            MaterialReader reader,
            ReadTrail trail,
            ExtractAuthorities authorities,
            Protections protections,
            Organisations organisations,
            Words words,
            ObjectMapper json,
            CurrentActor current,
            Clock clock) {
        this.reader = reader;
        this.trail = trail;
        this.authorities = authorities;
        this.protections = protections;
        this.organisations = organisations;
        this.words = words;
        this.json = json;
        this.current = current;
        this.clock = clock;
    }

    /** Masked, as it is now. */
    Document of(CaseFile file, Draft draft) {
        var extract = draft.extract();
        return asUnits(
                extract,
                () -> new Document(
                        file.number(),
                        extract.recipient(),
                        draft.material().name(),
                        protections.of(file.id()).isProtected(),
                        organisations.nameOf(extract.authority()),
                        extract.units().stream().map(organisations::nameOf).toList(),
                        authorities.others(file.id(), extract.units()),
                        clock.instant(),
                        reasons(draft),
                        Masking.apply(draft.material(), draft.masks(), words::mask),
                        trail.of(
                                file.id(),
                                extract.units(),
                                Headings.of(draft.material().pieces()))));
    }

    private List<Document.Reason> reasons(Draft draft) {
        return Arrays.stream(MaskReason.values())
                .filter(reason -> draft.masks().stream().anyMatch(mask -> !mask.lifted() && mask.reason() == reason))
                .map(reason -> new Document.Reason(
                        reason, words.say("extract.mask." + reason), words.say("extract.mask." + reason + ".means")))
                .toList();
    }

    /** Unmasked. */
    Material material(Extract extract) {
        return asUnits(extract, () -> reader.read(extract.about(), extract.recipient()));
    }

    /** As the acting person, with the units of the extract alone: another authority's are no part of it. */
    private <T> T asUnits(Extract extract, Supplier<T> work) {
        var actor = current.require();
        return current.as(Actor.person(actor.id(), Set.copyOf(extract.units()), actor.roles()), work);
    }

    /** Changes with anything that is known. */
    String fingerprint(Material material) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(material.pieces())));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] written(Document document) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An extract is not JSON");
        }
    }

    Document read(byte[] document) {
        try {
            return json.readValue(document, Document.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
