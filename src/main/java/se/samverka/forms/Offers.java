package se.samverka.forms;

import java.util.List;
import se.samverka.forms.CasePapers.Paper;

/** What only the server can offer where a form leaves it open; asked only for what a form needs. */
interface Offers {

    /** Of a form that is looked at before anybody fills it in. */
    Offers NONE = new Offers() {
        @Override
        public List<Offer> consentRows() {
            return List.of();
        }

        @Override
        public List<Offer> units(String actor) {
            return List.of();
        }

        @Override
        public List<Offer> areas() {
            return List.of();
        }

        @Override
        public List<Paper> papers() {
            return List.of();
        }
    };

    /** Rows of the consent that is asked for. */
    List<Offer> consentRows();

    /** Units that answer for the actor today. */
    List<Offer> units(String actor);

    List<Offer> areas();

    List<Paper> papers();

    /** @param says what people read, kept with the answer */
    record Offer(String value, String says) {}
}
