package se.samverka.forms;

/** A parameter has a value it can't have. */
class BadRequest extends RuntimeException {

    private final String parameter;

    BadRequest(String parameter) {
        super("Bad value of " + parameter);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
