package se.samverka.web;

/** Somebody who may know of the case wants to read of somebody protected, and has not said why. */
class ProtectedClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String number;

    ProtectedClosed(String number) {
        super("What is protected has not been opened");
        this.number = number;
    }

    String number() {
        return number;
    }
}
