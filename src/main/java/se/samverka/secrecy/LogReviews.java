package se.samverka.secrecy;

/**
 * When the trail is to be reviewed (lag (2001:454) 10 §, systematic and recurring checks). For {@code service:log-review}
 * only; for all others no review is ever due.
 */
public interface LogReviews {

    /** The actor code of those who review. */
    String REVIEWER = "loggranskare";

    /** The id of the process, which the database knows too. */
    String PROCESS = "logggranskning";

    /**
     * Whether none was opened this calendar month, or an emergency opening that has ended waits for one. Whoever opens one
     * does so in the same transaction; others who ask meanwhile wait for it to end.
     */
    boolean due();
}
