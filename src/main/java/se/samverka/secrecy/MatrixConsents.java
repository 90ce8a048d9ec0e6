package se.samverka.secrecy;

import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
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

@Service
@Transactional
@DependsOnDatabaseInitialization
class MatrixConsents implements Consents {

    private final ConsentRequests requests;
    private final ConsentAnswers answers;
    private final LedgeredDisclosures disclosures;
    private final ConsentSentence sentence;
    private final CurrentActor currentActor;
    private final AuditTrail audit;

    MatrixConsents(
            ConsentRequests requests,
            ConsentAnswers answers,
            LedgeredDisclosures disclosures,
            ConsentSentence sentence,
            CurrentActor currentActor,
            AuditTrail audit) {
        this.requests = requests;
        this.answers = answers;
        this.disclosures = disclosures;
        this.sentence = sentence;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> rowsFor(CaseId about, int signatory) {
        return answers.asked(answers.signatory(about, signatory)).stream()
                .map(asked -> new Row(
                        ConsentAnswer.id(asked.line()),
                        sentence.of(asked.fromUnit(), asked.category(), asked.toUnit())))
                .toList();
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
