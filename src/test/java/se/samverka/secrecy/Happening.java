package se.samverka.secrecy;

/** Something that happens in a case or around it; what makes no sense at its moment is passed over. */
interface Happening {

    void happen(Played in);
}
