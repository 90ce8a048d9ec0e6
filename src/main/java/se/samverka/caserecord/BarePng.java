package se.samverka.caserecord;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A PNG file without texts, times, places and whatever else stands beside the picture; the picture stays as it is. */
final class BarePng {

    private static final int SIGNATURE = 8;

    /** Length, name and check sum of a chunk. */
    private static final int FRAME = 12;

    private static final Set<String> OF_THE_PICTURE = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs");

    private BarePng() {}

    /** @throws RuntimeException when the file is not built as a PNG is */
    static byte[] of(byte[] content) {
        var from = ByteBuffer.wrap(content);
        var to = new ByteArrayOutputStream();
        to.write(content, 0, SIGNATURE);
        var name = "";
        for (int at = SIGNATURE; !name.equals("IEND"); ) {
            int length = Math.addExact(from.getInt(at), FRAME);
            name = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (OF_THE_PICTURE.contains(name)) {
                to.write(content, at, length);
            }
            at = Math.addExact(at, Math.max(length, FRAME));
        }
        return to.toByteArray();
    }
}
