package se.samverka.secrecy;

import java.util.List;
import se.samverka.identity.CaseId;

/** The consent matrix as forms show it. */
public interface Consents {

    /** The rows that the signatory of this number is asked about, in the order of the request. */
    List<Row> rowsFor(CaseId about, int signatory);

    /**
     * One row of the matrix.
     *
     * @param id stable id, a code
     * @param says the row as a Swedish sentence
     */
    record Row(String id, String says) {}
}
