package se.samverka.secrecy;

/** Something that happens in a case or around it; what makes no sense at its moment is passed over. */
interface Happening {

    void happen(Played in);

    /** @param nth which of the cases that there are then, begun again when there are fewer */
    record In(int nth, Happening what) {

        void happen(Town town) {
            var in = town.cases.get(nth % town.cases.size());
            what.happen(in);
            in.note();
        }
    }
}
