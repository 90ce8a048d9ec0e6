package se.samverka.processes;

import java.util.Collections;

/** What people answer in the forms of an SSPF case, as far as it decides where the case goes. */
final class SspfAnswers {

    private SspfAnswers() {}

    static Answers referral(String urgent) {
        return Answers.of("omrade", "hisingen", "skydd", "ingen", "grund", "LB-SAM")
                .and("akutOro", urgent, "orosanmalanGjord", "nej");
    }

    static Answers request(String... signatories) {
        return Answers.of(signatories)
                .rows(
                        "rader",
                        "utlamnare=skola kategorier=narvaro mottagare=koordinator,polis",
                        "utlamnare=polis kategorier=polisens-iakttagelser mottagare=koordinator");
    }

    static Answers assessed(String decision) {
        return Answers.of("bedomningsbeslut", decision, "oroVidBedomning", "nej", "avslutsorsak", "ANNAN_INSATS");
    }

    static Answers plan(String... commitments) {
        return Answers.of().rows("ataganden", commitments);
    }

    static Answers followUp(String decision, String... more) {
        var answers = Answers.of("uppfoljningsbeslut", decision, "oroVidUppfoljning", "nej", "samtyckeKvarstar", "ja");
        return answers.and(more);
    }

    static Answers contacted(int attempts) {
        var rows = Collections.nCopies(attempts, "satt=telefon").toArray(String[]::new);
        return Answers.of("kontaktutfall", "nytt").rows("forsok", rows);
    }
}
