package se.samverka.forms;

import java.util.List;

/**
 * Why a value does not hold; never the value itself.
 *
 * @param message key in the message files
 */
record Complaint(String message, List<Object> arguments) {

    /** Takes complaints about one value. */
    @FunctionalInterface
    interface Taker {

        void take(Complaint complaint);

        default void complain(String message, Object... arguments) {
            take(new Complaint(message, List.of(arguments)));
        }
    }
}
