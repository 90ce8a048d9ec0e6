package se.samverka.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.samverka.forms.CasePapers.Paper;
import se.samverka.forms.Offers.Offer;
import se.samverka.organisation.Organisations;

/** What a new case's form can offer: units and areas of the city's register, as they are today. */
@Component
class RegisterOffers implements Offers {

    private final Organisations organisations;
    private final Clock clock;

    RegisterOffers(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public List<Offer> units(String actor) {
        return organisations.units(LocalDate.now(clock)).stream()
                .filter(unit -> unit.actors().contains(actor))
                .map(unit -> new Offer(unit.code(), unit.name()))
                .toList();
    }

    @Override
    public List<Offer> areas() {
        return organisations.areas().stream()
                .map(area -> new Offer(area.code(), area.name()))
                .toList();
    }

    @Override
    public List<Offer> consentRows() {
        return List.of();
    }

    @Override
    public List<Paper> papers() {
        return List.of();
    }
}
