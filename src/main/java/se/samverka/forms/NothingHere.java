package se.samverka.forms;

/** There is nothing by that id for the acting person; the same whether it does not exist or belongs to others. */
public class NothingHere extends RuntimeException {

    NothingHere() {
        super("Nothing here by that id");
    }
}
