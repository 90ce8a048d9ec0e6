package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;
import se.samverka.secrecy.Disclosures;

/** Writes what a form says, one version for each section, and discloses it to those whom consent names. */
@Component
class SectionWriter {

    private final Sections sections;
    private final Disclosures disclosures;

    SectionWriter(Sections sections, Disclosures disclosures) {
        this.sections = sections;
        this.disclosures = disclosures;
    }

    void write(CaseId about, String unit, Form form, Checked sent, String source) {
        var checked = new Checked(appended(about, unit, form, sent, source), sent.sections(), sent.complaints());
        for (var content : Content.of(form, checked)) {
            var written = sections.write(new NewVersion(
                    about, content.section(), content.category(), unit, content.form(), content.values(), source));
            if (content.category() != null) {
                disclosures.followConsent(written);
            }
        }
    }

    /** With the rows that were there before; who writes at the same time waits, so that no row is lost. */
    private ObjectNode appended(CaseId about, String unit, Form form, Checked sent, String source) {
        var values = sent.values();
        for (var code : Appended.sections(form)) {
            sections.queue(about, code, unit);
            if (sent.sections().contains(code) && sections.versionOf(about, code, unit) > 0) {
                values = Appended.to(form, values, code, before(about, unit, code, source));
            }
        }
        return values;
    }

    private ObjectNode before(CaseId about, String unit, String code, String source) {
        return sections.read(about, source, List.of(code)).stream()
                .filter(section -> section.unit().equals(unit))
                .findFirst()
                .map(Section::values)
                .orElseThrow(() -> new IllegalStateException("The unit's own section can't be read"));
    }
}
