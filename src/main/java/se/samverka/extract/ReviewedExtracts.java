package se.samverka.extract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.WrittenText;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Authority;

@Service
@Transactional
class ReviewedExtracts implements Extracts {

    private final ExtractTable table;
    private final ExtractAuthorities authorities;
    private final Documents documents;
    private final Protections protections;
    private final AuditTrail audit;
    private final CurrentActor current;
    private final Clock clock;

    ReviewedExtracts(
            ExtractTable table,
            ExtractAuthorities authorities,
            Documents documents,
            Protections protections,
            AuditTrail audit,
            CurrentActor current,
            Clock clock) {
        this.table = table;
        this.authorities = authorities;
        this.documents = documents;
        this.protections = protections;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Authority> authorities(CaseFile file) {
        var actor = current.require();
        return actor.has(ROLE) ? authorities.authorities(file.id(), actor) : List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Extract> of(CaseFile file) {
        return table.of(file.id());
    }

    @Override
    public List<Awaiting> awaitingMe() {
        if (!current.require().has(ROLE)) {
            return List.of();
        }
        var awaiting = table.awaitingMe();
        audit.listed("extracts:awaiting", awaiting.stream().map(Awaiting::about).toList());
        return awaiting;
    }

    @Override
    public Extract find(CaseFile file, UUID id) {
        return table.find(file.id(), id).orElseThrow(() -> {
            audit.refused(new AuditEvent(
                    Action.READ, Outcome.DENIED, file.id(), "extract:" + id, MaterialReader.PURPOSE, null));
            return new Refused("extract-unknown");
        });
    }

    @Override
    public UUID begin(CaseFile file, String authority, Recipient recipient, boolean identified) {
        var units = authorities.units(file.id(), current.require()).get(authority);
        if (units == null || !current.require().has(ROLE)) {
            throw new Refused("extract-authority-unknown", "authority");
        }
        if (!identified) {
            throw new Refused("extract-identity-unchecked", "identified");
        }
        if (!protections.opened(file.id())) {
            throw new Refused("protected-closed");
        }
        var id = table.begin(file.id(), authority, units, recipient);
        audit(Action.WRITE, find(file, id), "begun");
        return id;
    }

    @Override
    public Draft draft(CaseFile file, UUID id) {
        var extract = find(file, id);
        extract.requirePreparing(current.require().id());
        var material = documents.material(extract);
        table.mask(extract, Masking.automatic(material, LocalDate.now(clock)));
        return new Draft(extract, material, table.masks(id), documents.fingerprint(material));
    }

    @Override
    public void mask(CaseFile file, UUID id, Marked marked) {
        var draft = draft(file, id);
        var reason = reason(marked.reason(), draft.extract().recipient());
        table.mask(draft.extract(), masks(draft.material(), marked, reason));
        audit(Action.WRITE, draft.extract(), "masked");
    }

    private static List<Mask.New> masks(Material material, Marked marked, MaskReason reason) {
        var everywhere = marked.piece().isEmpty() && marked.field().isEmpty();
        var place = everywhere ? null : new Mask.Place(marked.piece(), marked.field());
        return marked.whole() && place != null
                ? List.of(Masking.whole(material, place, reason))
                : Masking.passages(material, place, marked.passages(), reason);
    }

    private static MaskReason reason(@Nullable String code, Recipient recipient) {
        return recipient.reasons().stream()
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused("extract-reason-missing", "reason"));
    }

    @Override
    public void lift(CaseFile file, UUID id, UUID mask) {
        var extract = find(file, id);
        extract.requirePreparing(current.require().id());
        table.lift(extract, mask);
        audit(Action.WRITE, extract, "lifted");
    }

    @Override
    public Document preview(CaseFile file, UUID id) {
        return documents.of(file, draft(file, id));
    }

    @Override
    public void submit(CaseFile file, UUID id, String seen) {
        var draft = draft(file, id);
        if (!draft.fingerprint().equals(seen)) {
            throw new Refused("extract-changed");
        }
        table.submit(draft.extract(), draft.fingerprint(), documents.written(documents.of(file, draft)));
        audit(Action.WRITE, draft.extract(), "submitted");
    }

    @Override
    public Document submitted(CaseFile file, UUID id) {
        var extract = find(file, id);
        var document = table.document(extract).orElseThrow(() -> new Refused("extract-not-open"));
        audit(Action.READ, extract, "review");
        return documents.read(document);
    }

    @Override
    public List<String> shownAgain(CaseFile file, UUID id) {
        var extract = find(file, id);
        var lifted = table.masks(id).stream()
                .filter(mask -> mask.automatic() && mask.lifted())
                .map(Mask::place)
                .toList();
        if (lifted.isEmpty()) {
            return List.of();
        }
        return documents.material(extract).pieces().stream()
                .flatMap(piece -> piece.fields().stream()
                        .filter(field -> lifted.contains(new Mask.Place(piece.key(), field.key())))
                        .map(field -> piece.heading() + ": " + field.label()))
                .toList();
    }

    @Override
    public void sendBack(CaseFile file, UUID id, int attempt, String reason) {
        var extract = find(file, id);
        extract.requireReviewable(current.require().id(), attempt);
        table.sendBack(extract, attempt, WrittenText.of(reason, "reason", 10, 2_000));
        audit(Action.WRITE, extract, "returned");
    }

    @Override
    public void release(CaseFile file, UUID id, int attempt, Function<Document, byte[]> printer) {
        var extract = find(file, id);
        var waiting = extract.requireReviewable(current.require().id(), attempt);
        if (!documents.fingerprint(documents.material(extract)).equals(waiting.material())) {
            throw new Refused("extract-outdated");
        }
        var document = documents.read(table.document(extract).orElseThrow());
        table.release(extract, attempt, printer.apply(document));
        audit(Action.WRITE, extract, "released");
    }

    @Override
    public byte[] file(CaseFile file, UUID id, Format format) {
        var extract = find(file, id);
        var content = table.file(extract, format).orElseThrow(() -> new Refused("extract-unknown"));
        audit(Action.EXPORT, extract, format.name());
        return content;
    }

    private void audit(Action action, Extract extract, String purpose) {
        audit.append(new AuditEvent(
                action,
                Outcome.OK,
                extract.about(),
                "extract:" + extract.id(),
                MaterialReader.PURPOSE + ":" + purpose,
                "own"));
    }
}
