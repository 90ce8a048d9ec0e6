package se.samverka.forms;

/** A form uses something the server can't check, so nobody may be asked to fill it in. */
public class UnusableForm extends RuntimeException {

    UnusableForm(String form, String component, String why) {
        super("Form " + form + ", component " + component + ": " + why);
    }
}
