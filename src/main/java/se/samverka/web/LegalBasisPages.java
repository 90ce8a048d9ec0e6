package se.samverka.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CurrentActor;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.LegalBases.Approval;
import se.samverka.secrecy.LegalBases.Kind;
import se.samverka.web.LegalBasisView.Group;

/** The register of legal bases: everybody reads it, lawyers decide what may be used. */
@Controller
class LegalBasisPages {

    private final LegalBases bases;
    private final Names names;
    private final CurrentActor current;

    LegalBasisPages(LegalBases bases, Names names, CurrentActor current) {
        this.bases = bases;
        this.names = names;
        this.current = current;
    }

    @GetMapping("/legal-bases")
    @Transactional(readOnly = true)
    public ModelAndView list() {
        var all = bases.all().stream()
                .map(basis -> LegalBasisView.of(basis, names))
                .toList();
        var page = new ModelAndView("web/legal-bases");
        page.addObject(
                "groups",
                Arrays.stream(Kind.values()).map(kind -> group(kind, all)).toList());
        page.addObject("usable", all.stream().anyMatch(LegalBasisView::isApproved));
        return page;
    }

    private static Group group(Kind kind, List<LegalBasisView> all) {
        return new Group(
                kind, all.stream().filter(view -> view.basis().kind() == kind).toList());
    }

    /** @param saved present when the reader has just changed the row */
    @GetMapping("/legal-bases/{code}")
    @Transactional(readOnly = true)
    public ModelAndView show(@PathVariable String code, @RequestParam(required = false) @Nullable String saved) {
        return page(code, new Typed("", "", "", "", "", "", null), null).addObject("saved", saved != null);
    }

    @PostMapping("/legal-bases/{code}/approval")
    ModelAndView approve(@PathVariable String code, @RequestParam(defaultValue = "0") int seen, Typed typed) {
        return change(code, typed, () -> bases.approve(typed.approval(code, seen)));
    }

    @PostMapping("/legal-bases/{code}/end")
    ModelAndView end(@PathVariable String code, @RequestParam(defaultValue = "0") int seen, Typed typed) {
        return change(
                code,
                typed,
                () -> bases.end(code, seen, PageForm.day(typed.last(), "last"), PageForm.text(typed.reason())));
    }

    @PostMapping("/legal-bases/{code}/withdrawal")
    ModelAndView withdraw(@PathVariable String code, @RequestParam(defaultValue = "0") int seen, Typed typed) {
        return change(code, typed, () -> bases.withdraw(code, seen, PageForm.text(typed.reason())));
    }

    private ModelAndView change(String code, Typed typed, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/legal-bases/{code}?saved", "code", code);
        } catch (Refused e) {
            var refusal = PageRefusal.of(e);
            var page = page(code, typed, refusal);
            page.setStatus(refusal.status());
            return page;
        }
    }

    private ModelAndView page(String code, Typed typed, @Nullable PageRefusal refusal) {
        var basis = bases.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var page = new ModelAndView("web/legal-basis");
        page.addObject("row", LegalBasisView.of(basis, names));
        page.addObject(
                "history",
                bases.history(code).stream()
                        .map(change -> LegalBasisView.of(change, names))
                        .toList());
        page.addObject("typed", typed);
        page.addObject("refusal", refusal);
        page.addObject("jurist", current.require().has("jurist"));
        return page;
    }

    /** What somebody has typed into one of the forms. */
    record Typed(
            @Nullable String wording,
            @Nullable String note,
            @Nullable String from,
            @Nullable String to,
            @Nullable String last,
            @Nullable String reason,
            @Nullable Boolean wordingRead) {

        Approval approval(String code, int seen) {
            return new Approval(
                    code,
                    seen,
                    PageForm.text(wording),
                    Boolean.TRUE.equals(wordingRead),
                    PageForm.text(note),
                    PageForm.day(from, "from"),
                    PageForm.day(to, "to"));
        }
    }
}
