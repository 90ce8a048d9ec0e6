package se.samverka.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Other ways of writing an address, some of which some server somewhere takes for the same. */
final class AddressVariants {

    private AddressVariants() {}

    static Set<String> of(String path) {
        var last = path.lastIndexOf('/', path.length() - 2);
        var head = path.substring(0, last);
        var tail = path.substring(last + 1);
        var second = path.indexOf('/', 1);
        var variants = new LinkedHashSet<>(List.of(
                path + ";x",
                path + ";x=y",
                path + "%3bx",
                path + "/",
                path + "//",
                path + "/.",
                path + "%2f",
                path + "%00",
                path + "%20",
                path + "%0d%0a",
                path + ".json",
                path + "/x/..",
                path + "/x".repeat(2_000),
                path + "?x=" + "x".repeat(4_000),
                path + "?_method=GET",
                path + "?" + tail));
        variants.addAll(List.of(
                head + ";x/" + tail,
                head + ";x=y/" + tail,
                head + "//" + tail,
                head + "/./" + tail,
                head + "/x/../" + tail,
                head + "/%2e/" + tail,
                head + "/x/%2e%2e/" + tail,
                head + "%2f" + tail,
                head + "%252f" + tail,
                head + "%5c" + tail,
                head + "/..;/" + tail,
                head + "/%" + hex(tail) + tail.substring(1),
                head + "/%25" + hex(tail) + tail.substring(1),
                head + "/" + tail.toUpperCase(Locale.ROOT)));
        variants.addAll(List.of(
                path.replaceFirst("/default", "/other"),
                path.replaceFirst("/default", "/DEFAULT"),
                path.replaceFirst("/default", ""),
                path.replaceFirst("/engine/default", ""),
                "/" + path,
                "/." + path,
                "/x/.." + path,
                path.substring(0, second).toUpperCase(Locale.ROOT) + path.substring(second),
                "/%" + hex(path.substring(1)) + path.substring(2)));
        // One address is its own variant when it ends in a slash.
        variants.remove(path);
        return variants;
    }

    /** Those that only somebody at a socket can send. */
    static List<String> noBrowserSends(String path) {
        return List.of(
                path + "\0",
                path + "\t",
                path + "\\",
                path + " ",
                path + "#x",
                path + "\u00e5",
                "\\.." + path,
                "localhost" + path,
                "http://localhost" + path,
                "http://elsewhere" + path);
    }

    private static String hex(String text) {
        return Integer.toHexString(text.charAt(0));
    }
}
