package se.samverka.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Refused;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.Sharing;

/** Proposing to share a section of one's own unit, deciding about it, and taking a decision back. */
@Controller
@RequestMapping("/cases/{number}")
class SharingPages {

    private final CaseReading reading;
    private final Sharing sharing;
    private final LegalBases bases;
    private final Names names;

    SharingPages(CaseReading reading, Sharing sharing, LegalBases bases, Names names) {
        this.reading = reading;
        this.sharing = sharing;
        this.bases = bases;
        this.names = names;
    }

    @GetMapping("/sharing/new")
    ModelAndView form(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String section) {
        return form(reading.opened(number), new Typed(unit, section, false, "", "", ""), null);
    }

    @PostMapping("/sharing")
    ModelAndView propose(@PathVariable String number, Typed typed) {
        var file = reading.opened(number);
        try {
            return shown(number, sharing.propose(typed.proposal(file)));
        } catch (Refused e) {
            return form(file, typed, PageRefusal.of(e));
        }
    }

    @GetMapping("/sharing/{id}")
    ModelAndView show(@PathVariable String number, @PathVariable UUID id) {
        return proposal(reading.opened(number), id, new Typed.Decision(List.of(), "", "", "", 0), null);
    }

    @PostMapping("/sharing/{id}/decision")
    ModelAndView decide(@PathVariable String number, @PathVariable UUID id, Typed.Decision typed) {
        var file = reading.opened(number);
        try {
            sharing.decide(file.id(), id, typed.decision());
            return shown(number, id);
        } catch (Refused e) {
            return proposal(file, id, typed, PageRefusal.of(e));
        }
    }

    @PostMapping("/sharing/{id}/refusal")
    ModelAndView decline(@PathVariable String number, @PathVariable UUID id, Typed.Decision typed) {
        var file = reading.opened(number);
        try {
            sharing.decline(file.id(), id, PageForm.text(typed.declineReason()));
            return shown(number, id);
        } catch (Refused e) {
            return proposal(file, id, typed, PageRefusal.of(e));
        }
    }

    @PostMapping("/disclosures/{id}/revocation")
    ModelAndView revoke(@PathVariable String number, @PathVariable UUID id) {
        try {
            sharing.revoke(reading.opened(number).id(), id);
            return new ModelAndView("redirect:/cases/{number}?revoked", "number", number);
        } catch (Refused e) {
            throw new ResponseStatusException(PageRefusal.of(e).status());
        }
    }

    private ModelAndView form(CaseFile file, Typed typed, @Nullable PageRefusal refusal) {
        var unit = PageForm.text(typed.unit());
        var section = PageForm.text(typed.section());
        var choices = choices(file, unit, section);
        var category = choices.category();
        return page("web/share", file, refusal)
                .addObject("typed", typed)
                .addObject("heading", reading.heading(file, unit, section))
                .addObject("category", category == null ? null : names.category(category))
                .addObject(
                        "recipients",
                        choices.recipients().stream()
                                .map(code -> new Choice(code, names.unit(code)))
                                .toList())
                .addObject("grounds", choices.grounds());
    }

    private Sharing.Choices choices(CaseFile file, String unit, String section) {
        try {
            return sharing.choices(file.id(), unit, section);
        } catch (Refused e) {
            throw new ResponseStatusException(PageRefusal.of(e).status());
        }
    }

    private ModelAndView proposal(CaseFile file, UUID id, Typed.Decision typed, @Nullable PageRefusal refusal) {
        var proposal = sharing.find(file.id(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var basis = bases.find(proposal.ground()).orElseThrow();
        var section = proposal.section();
        var what = section == null
                ? names.category(PageForm.text(proposal.category()))
                : reading.heading(file, proposal.unit(), section);
        return page("web/sharing", file, refusal)
                .addObject("typed", typed)
                .addObject("proposal", ProposalView.of(proposal, what, names))
                .addObject("basis", basis)
                .addObject("latest", Dates.day(sharing.latest()));
    }

    private static ModelAndView page(String template, CaseFile file, @Nullable PageRefusal refusal) {
        var page = new ModelAndView(template);
        if (refusal != null) {
            page.setStatus(refusal.status());
        }
        return page.addObject("number", file.number())
                .addObject("closed", file.state() == CaseFile.State.CLOSED)
                .addObject("refusal", refusal);
    }

    private static ModelAndView shown(String number, UUID id) {
        return new ModelAndView("redirect:/cases/{number}/sharing/{id}")
                .addObject("number", number)
                .addObject("id", id);
    }

    record Choice(String code, String name) {}

    /** What somebody has typed into the form of a proposal. */
    record Typed(
            @Nullable String unit,
            @Nullable String section,
            @Nullable Boolean wholeCategory,
            @Nullable String recipient,
            @Nullable String ground,
            @Nullable String purpose) {

        Sharing.NewProposal proposal(CaseFile file) {
            return new Sharing.NewProposal(
                    file.id(),
                    PageForm.text(unit),
                    PageForm.text(section),
                    Boolean.TRUE.equals(wholeCategory),
                    PageForm.text(recipient),
                    PageForm.text(ground),
                    PageForm.text(purpose));
        }

        /** What somebody has typed into the form of a decision. */
        record Decision(
                @Nullable List<Integer> confirmed,
                @Nullable String reason,
                @Nullable String declineReason,
                @Nullable String lastDay,
                @Nullable Integer groundVersion) {

            Sharing.Decision decision() {
                return new Sharing.Decision(
                        groundVersion == null ? 0 : groundVersion,
                        confirmed == null ? List.of() : confirmed,
                        PageForm.text(reason),
                        PageForm.day(lastDay, "lastDay"));
            }
        }
    }
}
