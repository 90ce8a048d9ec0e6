package se.samverka.forms;

import org.springframework.stereotype.Component;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.NewVersion;
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

    void write(CaseId about, String unit, Form form, Checked checked, String source) {
        for (var content : Content.of(form, checked)) {
            var written = sections.write(new NewVersion(
                    about, content.section(), content.category(), unit, content.form(), content.values(), source));
            if (content.category() != null) {
                disclosures.followConsent(written);
            }
        }
    }
}
