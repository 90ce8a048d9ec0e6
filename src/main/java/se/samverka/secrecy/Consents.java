package se.samverka.secrecy;

import java.util.List;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;

/** The consent matrix as forms show it. */
public interface Consents {

    /**
     * The rows that the signatory of this number is asked about, in the order of the request.
     *
     * @throws Refused {@code consent-signatory-unknown} when nobody of that number is asked in this round, as far as
     *     the acting person may know
     */
    List<Row> rowsFor(CaseId about, int signatory);

    /**
     * Takes back everything the signatory has said yes to; what was disclosed on that ground is closed from this
     * transaction on. What others have written down already stays (duty to document).
     *
     * @param signatory {@code VH1}, {@code VH2} or {@code UN}
     * @throws Refused {@code consent-nothing-to-withdraw}, also when the acting person's unit did not ask
     */
    void withdraw(CaseId about, String signatory);

    /**
     * One row of the matrix.
     *
     * @param id stable id, a code
     * @param says the row as a Swedish sentence
     */
    record Row(String id, String says) {}
}
