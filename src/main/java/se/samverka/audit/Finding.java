package se.samverka.audit;

/**
 * The first place where the trail does not hold.
 *
 * @param chain 0 to 31
 * @param seq place in the chain, from 1
 * @param event id of the event there; 0 when it is not known
 */
record Finding(What what, int chain, long seq, long event) {

    /** What is wrong, in words for the administrator. */
    enum What {
        CHANGED("does not fit its hash: the event or the link was changed, or something was put in before it"),
        REORDERED("is out of order: this event belongs somewhere else in the chain, or another one belongs here"),
        MISSING_EVENT("has lost its event"),
        MISSING_LINK("is missing, and later links are there"),
        MISSING_LAST("is missing, and with it the end of the chain: the head has counted further"),
        WRONG_HEAD("is the last of its chain, and the head says something else"),
        UNLINKED("is in no chain: it was put in past the application"),
        MISSING_SIGNED(
                "is missing, though its hash was signed: the end of the chain was removed, or a backup restored"),
        REWRITTEN("is not what was signed: the chain was calculated anew");

        private final String words;

        What(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        var event = event() == 0 ? "" : (what == What.UNLINKED ? "event " : ", event ") + event();
        return (what == What.UNLINKED ? event : "chain " + chain + ", link " + seq + event) + " " + what.words;
    }
}
