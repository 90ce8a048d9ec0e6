package se.samverka.identity;

/** Whoever acts proves once more who they are, before something that weighs much. */
public interface Reauthentication {

    /**
     * Whether the acting person has just proved it.
     *
     * @param password as typed now; a way in that keeps no passwords looks instead at when the person last proved it there
     */
    boolean proves(String password);
}
