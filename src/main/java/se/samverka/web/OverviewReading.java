package se.samverka.web;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.State;
import se.samverka.workflow.Overviews;
import se.samverka.workflow.Overviews.Overview;
import se.samverka.workflow.Overviews.Row;

/** Reads the overviews of one case for the acting person; the trail hears of the case and of each linked one shown. */
@Component
class OverviewReading {

    static final int ROWS = 50;

    private final CaseReading cases;
    private final Overviews overviews;
    private final OverviewWords words;
    private final Names names;
    private final AuditTrail audit;
    private final Clock clock;

    OverviewReading(
            CaseReading cases, Overviews overviews, OverviewWords words, Names names, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.overviews = overviews;
        this.words = words;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.springframework.web.server.ResponseStatusException 404 as {@link CaseReading#file} */
    @Transactional
    OverviewView page(String number, boolean lateOnly, int page) {
        var file = cases.file(number);
        audit.append(new AuditEvent(Action.READ, Outcome.OK, file.id(), "case:overview", "case-page", null));
        return view(file, lateOnly, page, ROWS, LocaleContextHolder.getLocale());
    }

    /** All rows, for a file that is taken out. */
    @Transactional
    OverviewView export(String number, boolean lateOnly, Locale language) {
        var file = cases.file(number);
        audit.append(new AuditEvent(Action.EXPORT, Outcome.OK, file.id(), "case:overview", "case-page", null));
        return view(file, lateOnly, 1, Integer.MAX_VALUE, language);
    }

    private OverviewView view(CaseFile file, boolean lateOnly, int page, int most, Locale language) {
        var parts = overviews.of(file.id()).stream()
                .map(overview -> part(overview, lateOnly, page, most, language))
                .toList();
        return new OverviewView(
                file.number(),
                file.title(),
                names.process(file.process()),
                file.state() == State.ACTIVE,
                lateOnly,
                Dates.time(clock.instant().atZone(Dates.CITY_TIME)),
                parts);
    }

    private OverviewView.Part part(Overview overview, boolean lateOnly, int page, int most, Locale language) {
        var all = overview.rows();
        var matching = lateOnly ? all.stream().filter(Row::isLate).toList() : all;
        int from = (int) Math.min((long) (page - 1) * most, matching.size());
        var shown = matching.subList(from, (int) Math.min((long) from + most, matching.size()));
        audit.listed(
                "case:overview",
                shown.stream().map(Row::child).filter(Objects::nonNull).toList());
        return new OverviewView.Part(
                overview.process(),
                overview.name(),
                overview.ownOnly(),
                overview.round(),
                all.size(),
                all.stream().filter(Row::begun).count(),
                all.stream().filter(Row::isLate).count(),
                OverviewWords.totals(overview),
                words.rows(overview, shown, language),
                shown.isEmpty() ? 0 : from + 1,
                matching.size(),
                page > 1 && from > 0 ? page - 1 : null,
                from + shown.size() < matching.size() ? page + 1 : null);
    }
}
