package se.samverka.forms;

import java.util.List;
import se.samverka.identity.CaseId;

/** Papers of a case that whoever fills in a form may need beside it: to print, or to put in what came back. */
public interface CasePapers {

    /** Those that the acting person may open now; that they are there is all that is told. */
    List<Paper> of(CaseId about, String caseNumber);

    /**
     * @param says what it is, in the reader's language
     * @param address of this server, absolute path
     */
    record Paper(String says, String address) {}
}
