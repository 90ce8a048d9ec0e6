package se.samverka.forms;

import java.util.List;
import java.util.function.Supplier;
import se.samverka.forms.CasePapers.Paper;
import se.samverka.secrecy.Consents;

/** What a form about a case can offer. */
record CaseOffers(RegisterOffers register, Supplier<List<Consents.Row>> rows, Supplier<List<Paper>> found)
        implements Offers {

    @Override
    public List<Offer> consentRows() {
        return rows.get().stream().map(row -> new Offer(row.id(), row.says())).toList();
    }

    @Override
    public List<Offer> units(String actor) {
        return register.units(actor);
    }

    @Override
    public List<Offer> areas() {
        return register.areas();
    }

    @Override
    public List<Paper> papers() {
        return found.get();
    }
}
