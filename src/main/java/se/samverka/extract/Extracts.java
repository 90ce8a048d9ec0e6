package se.samverka.extract;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Authority;

/**
 * Extracts for a family (GDPR art. 15; its limits by secrecy are to be examined by the city's lawyer). Made by people with the
 * role whose units take part in the case, from what these units may read and nothing else; to all others there is none. Of a
 * protected person only after {@link se.samverka.caserecord.Protections#open}.
 */
public interface Extracts {

    /** The role that makes and reviews them. */
    String ROLE = "registerutdrag";

    /** Authorities in whose name the acting person may make one; empty for whoever may make none. */
    List<Authority> authorities(CaseFile file);

    /** Those of my units, the newest first. */
    List<Extract> of(CaseFile file);

    /**
     * What waits for the acting person: others' to review, and their own that were sent back, the longest waiting first. Of
     * a protected person only while the case is open to them.
     */
    List<Awaiting> awaitingMe();

    /** @throws Refused {@code extract-unknown} also when it is not mine */
    Extract find(CaseFile file, UUID id);

    /**
     * @param identified that somebody has checked who asks, and that custody holds
     * @throws Refused {@code extract-authority-unknown}, {@code extract-identity-unchecked},
     *     {@code extract-custody-ended} for a guardian of somebody who is eighteen, {@code protected-closed}
     */
    UUID begin(CaseFile file, String authority, Recipient recipient, boolean identified);

    /**
     * What is in it and what is masked so far, for whoever produces it.
     *
     * @throws Refused {@code extract-unknown}, {@code extract-not-yours}, {@code extract-not-open}
     */
    Draft draft(CaseFile file, UUID id);

    /** Masks; all of it or nothing. @throws Refused as {@link #draft}, and {@code extract-passage-…}, {@code extract-…} */
    void mask(CaseFile file, UUID id, Marked marked);

    /** Shows again what was masked. @throws Refused as {@link #draft}, and {@code extract-mask-unknown} */
    void lift(CaseFile file, UUID id, UUID mask);

    /** The draft as the family would read it. @throws Refused as {@link #draft} */
    Document preview(CaseFile file, UUID id);

    /**
     * Hands it over for review as it is now.
     *
     * @param seen fingerprint of the draft that was looked at
     * @throws Refused as {@link #draft}, and {@code extract-changed} when it has changed since
     */
    void submit(CaseFile file, UUID id, String seen);

    /** What waits for review or was released. @throws Refused {@code extract-unknown}, {@code extract-not-open} */
    Document submitted(CaseFile file, UUID id);

    /** What the producer shows though it was masked from the start, by heading and label, for whoever reviews. */
    List<String> shownAgain(CaseFile file, UUID id);

    /**
     * Sends the attempt back to whoever produced it.
     *
     * @param reason 10 to 2 000 characters
     * @throws Refused {@code extract-own-review}, {@code extract-not-open} and {@code text-…}
     */
    void sendBack(CaseFile file, UUID id, int attempt, String reason);

    /**
     * Releases the attempt: what was handed over is frozen, on paper too.
     *
     * @throws Refused {@code extract-own-review}, {@code extract-not-open}, and {@code extract-outdated} when something
     *     has been written, disclosed or taken back since it was handed over
     */
    void release(CaseFile file, UUID id, int attempt, Function<Document, byte[]> printer);

    /** A released extract as a file. @throws Refused {@code extract-unknown}, also when it is not released */
    byte[] file(CaseFile file, UUID id, Format format);

    /** How it is frozen. */
    enum Format {
        PDF,
        JSON
    }

    /**
     * @param fingerprint of the material and its masks
     */
    record Draft(Extract extract, Material material, List<Mask> masks, String fingerprint) {}

    /**
     * What somebody has marked.
     *
     * @param piece key, or blank together with {@code field}: wherever the passages stand
     * @param whole the whole field instead of passages
     * @param passages one on each line, exactly as they are written
     * @param reason code, refused as {@code extract-reason-missing} when it does not fit the recipient
     */
    record Marked(String piece, String field, boolean whole, String passages, @Nullable String reason) {

        /** Never the passages: this may end up in a log. */
        @Override
        public String toString() {
            return "Marked[" + reason + "]";
        }
    }

    /** @param returned sent back to be done again; else to be reviewed */
    record Awaiting(CaseId about, String number, UUID id, boolean returned) {}
}
