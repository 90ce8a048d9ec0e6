package se.samverka.forms;

import java.util.List;
import se.samverka.workflow.Reports.Report;

/** Where what people report is kept. */
public interface ReportedSections {

    /** Codes of the sections that the event's form writes. */
    List<String> of(Report report);
}
