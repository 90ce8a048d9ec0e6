package se.samverka.secrecy;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Refused;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;

@Service
@Transactional
@DependsOnDatabaseInitialization
class MatrixConsents implements Consents {

    /** What a family signs is one text, whatever language the page around it has. */
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final ConsentRequests requests;
    private final ConsentAnswers answers;
    private final LedgeredDisclosures disclosures;
    private final Organisations organisations;
    private final MessageSource messages;
    private final CurrentActor currentActor;
    private final AuditTrail audit;

    MatrixConsents(
            ConsentRequests requests,
            ConsentAnswers answers,
            LedgeredDisclosures disclosures,
            Organisations organisations,
            MessageSource messages,
            CurrentActor currentActor,
            AuditTrail audit) {
        this.requests = requests;
        this.answers = answers;
        this.disclosures = disclosures;
        this.organisations = organisations;
        this.messages = messages;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> rowsFor(CaseId about, int signatory) {
        return answers.asked(answers.signatory(about, signatory)).stream()
                .map(asked -> new Row(ConsentAnswer.id(asked.line()), sentence(asked)))
                .toList();
    }

    private String sentence(ConsentAnswers.Asked asked) {
        return messages.getMessage(
                "consent.row",
                new Object[] {
                    organisations.nameOf(asked.fromUnit()),
                    messages.getMessage("information-category." + asked.category(), null, SWEDISH),
                    organisations.nameOf(asked.toUnit())
                },
                SWEDISH);
    }

    @Override
    public void withdraw(CaseId about, String signatory) {
        if (!requests.holds(about)) {
            audit.refused(new AuditEvent(
                    Action.REVOKE, Outcome.DENIED, about, "consent:" + signatory, null, ConsentMatrix.GROUND));
            throw new Refused("consent-nothing-to-withdraw");
        }
        currentActor.as(Actor.system(about), () -> {
            if (answers.takeBack(about, signatory) == 0) {
                throw new Refused("consent-nothing-to-withdraw");
            }
            disclosures.endUnconsented(about);
        });
        audit.append(
                new AuditEvent(Action.REVOKE, Outcome.OK, about, "consent:" + signatory, null, ConsentMatrix.GROUND));
    }
}
