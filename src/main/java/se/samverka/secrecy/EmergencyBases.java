package se.samverka.secrecy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samverka.caserecord.Refused;
import se.samverka.secrecy.EmergencyAccess.Basis;

/**
 * The legal bases an emergency can rest on: what may carry a disclosure today, but for consent, which opens what it says
 * and nothing more.
 */
@Component
class EmergencyBases {

    private static final String CONSENT = "LB-SAM";

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    EmergencyBases(Ledger ledger, JdbcClient jdbc, TransactionOperations transaction) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    List<Basis> usable() {
        return registered().stream().filter(basis -> isUsable(basis.code())).toList();
    }

    /** @throws Refused naming the field {@code basis} */
    void requireUsable(String code) {
        try {
            if (code.equals(CONSENT)) {
                throw new Refused("emergency-by-consent");
            }
            ledger.requireUsable(code);
        } catch (Refused why) {
            throw Refused.naming(why.code(), "basis", why.names().toArray(String[]::new));
        }
    }

    private boolean isUsable(String code) {
        try {
            requireUsable(code);
            return true;
        } catch (Refused why) {
            return false;
        }
    }

    private List<Basis> registered() {
        return transaction.execute(
                status -> jdbc.sql("select code, paragraph, condition from casework.legal_basis order by code")
                        .query(Basis.class)
                        .list());
    }
}
