package se.samverka.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an extract is made from, unmasked.
 *
 * @param name of the person, where the units may read it and it is not protected
 * @param numbers the person's own identity numbers, which are nobody else's
 */
public record Material(@Nullable String name, Set<String> numbers, List<Piece> pieces) {

    /** Never what it says: this may end up in a log. */
    @Override
    public String toString() {
        return "Material[" + pieces.size() + "]";
    }
}
