package se.samverka.extract;

import java.util.UUID;

/**
 * A part of a field's text that is left out.
 *
 * @param starts first character
 * @param ends the one after the last
 * @param automatic whether it was there from the start
 */
public record Mask(UUID id, Place place, int starts, int ends, MaskReason reason, boolean automatic, boolean lifted) {

    /** Which field of which piece. */
    public record Place(String piece, String field) {}

    /**
     * A mask before it is kept.
     *
     * @param automatic as in {@link Mask}
     */
    record New(Place place, int starts, int ends, MaskReason reason, boolean automatic) {}
}
