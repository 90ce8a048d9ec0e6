package se.samverka.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** Sections of case records. Every read is audited in the same transaction; rows nobody may see do not exist. */
public interface Sections {

    /** Appends a version to a section of the writer's own unit, creating the section first when needed. */
    Section write(NewVersion version);

    /**
     * The newest versions I may see, in the order they were first written; all sections when no code is named. Of a
     * protected case without its places, and none before {@link Protections#open}.
     */
    List<Section> read(CaseId about, String purpose, Collection<String> codes);

    /**
     * All versions I may see, in the order the sections were first written and the newest version first. Earlier ones are
     * their owner's alone. Audited and kept back as {@link #read} does.
     */
    List<Section> history(CaseId about, String purpose);

    /** The newest version number of my own unit's section, 0 when there is none. Shows nothing, so audits nothing. */
    int versionOf(CaseId about, String code, String unit);

    /** Lets nobody else past here with the unit's section until the caller's transaction has ended. */
    void queue(CaseId about, String code, String unit);

    /**
     * A version to append.
     *
     * @param code section code, {@code [a-z0-9-]}
     * @param category information category that consents and disclosures speak of; null: never disclosed by category
     * @param unit owner; must be one of the writer's own units
     * @param form schema the values were entered with, kept so that the section can always be read as it was written
     * @param values the fields of this section by key
     * @param source what wrote it, for example {@code <process>/<element>}
     */
    record NewVersion(
            CaseId about,
            String code,
            @Nullable String category,
            String unit,
            JsonNode form,
            ObjectNode values,
            String source) {}

    /**
     * A section as one reader sees it.
     *
     * @param form the schema, reduced to the fields of this section
     * @param ground {@code own}, {@code participant}, {@code open}, {@code emergency} or the legal basis of the disclosure
     * @param validUntil when the ground ends, or null
     */
    record Section(
            CaseId about,
            String code,
            @Nullable String category,
            String unit,
            int version,
            JsonNode form,
            ObjectNode values,
            String writtenBy,
            Instant writtenAt,
            String ground,
            @Nullable Instant validUntil) {}

    /** Convenience for steps: the one section with this code, whoever owns it. */
    Optional<Section> readOne(CaseId about, String purpose, String code);
}
