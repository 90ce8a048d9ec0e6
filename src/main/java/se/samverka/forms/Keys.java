package se.samverka.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys that may stand beside each other in one object. */
final class Keys {

    private Keys() {}

    static Set<String> of(List<Part> parts) {
        var keys = new LinkedHashSet<String>();
        collect(parts, keys);
        return keys;
    }

    private static void collect(List<Part> parts, Set<String> keys) {
        for (var part : parts) {
            if (part instanceof Field field) {
                keys.add(field.key());
            } else if (part instanceof Rows rows) {
                keys.add(rows.key());
            } else if (part instanceof Group group) {
                var key = group.key();
                if (key == null) {
                    collect(group.parts(), keys);
                } else {
                    keys.add(key);
                }
            }
        }
    }
}
