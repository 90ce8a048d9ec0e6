package se.samverka.caserecord;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG file without what cameras and programs write beside the picture: where and when it was taken, with what, by
 * whom, comments, smaller pictures, and whatever follows its end. The picture's own bytes stay as they are, and so does
 * which side is up.
 */
final class BareJpeg {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int EXIF = 0xe1;
    private static final int ORIENTATION = 0x0112;
    private static final byte[] EXIF_START = {'E', 'x', 'i', 'f', 0, 0};

    private final ByteBuffer from;
    private final ByteArrayOutputStream to = new ByteArrayOutputStream();

    private BareJpeg(byte[] content) {
        from = ByteBuffer.wrap(content);
    }

    /** @throws RuntimeException when the file is not built as a JPEG is */
    static byte[] of(byte[] content) {
        return new BareJpeg(content).bare();
    }

    private byte[] bare() {
        require(marker() == START_OF_IMAGE);
        mark(START_OF_IMAGE);
        int marker = marker();
        while (marker != END_OF_IMAGE) {
            segment(marker);
            if (marker == START_OF_SCAN) {
                scan();
            }
            marker = marker();
        }
        mark(END_OF_IMAGE);
        return to.toByteArray();
    }

    /** What stands in front of a segment; fill bytes before it are no part of it. */
    private int marker() {
        require(octet() == 0xff);
        int marker = octet();
        while (marker == 0xff) {
            marker = octet();
        }
        require(marker > 0xbf);
        return marker;
    }

    private void segment(int marker) {
        int length = from.getShort() & 0xffff;
        require(length >= 2);
        var body = new byte[length - 2];
        from.get(body);
        if (belongsToThePicture(marker, body)) {
            write(marker, body);
        } else if (marker == EXIF) {
            int orientation = orientation(body);
            if (orientation > 1) {
                write(EXIF, exif(orientation));
            }
        }
    }

    /** Applications' own segments say how to show colours, or nothing that a picture needs. */
    private static boolean belongsToThePicture(int marker, byte[] body) {
        return switch (marker) {
            case 0xe0 -> startsWith(body, "JFIF\0");
            case 0xe2 -> startsWith(body, "ICC_PROFILE\0");
            case 0xee -> startsWith(body, "Adobe");
            default -> marker != COMMENT && (marker < 0xe0 || marker > 0xef);
        };
    }

    /** Up to the next marker; a stuffed zero and a restart are no end. */
    private void scan() {
        while (true) {
            int next = octet();
            if (next == 0xff) {
                int after = from.get(from.position()) & 0xff;
                if (after != 0 && (after < 0xd0 || after > 0xd7)) {
                    from.position(from.position() - 1);
                    return;
                }
            }
            to.write(next);
        }
    }

    /** Which side is up, 1 to 8; 1 when nothing is said that can be read. */
    private static int orientation(byte[] body) {
        if (!startsWith(body, "Exif\0\0")) {
            return 1;
        }
        try {
            var tiff = ByteBuffer.wrap(body, EXIF_START.length, body.length - EXIF_START.length)
                    .slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int entries = tiff.getInt(4);
            int count = tiff.getShort(entries) & 0xffff;
            for (int i = 0; i < count; i++) {
                int entry = entries + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                    int said = tiff.getShort(entry + 8);
                    return said > 8 ? 1 : said;
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException unreadable) {
            return 1;
        }
    }

    /** One directory with one entry, and nothing after it. */
    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(EXIF_START.length + 26)
                .put(EXIF_START)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private void write(int marker, byte[] body) {
        mark(marker);
        to.write((body.length + 2) >> 8);
        to.write(body.length + 2);
        to.writeBytes(body);
    }

    private void mark(int marker) {
        to.write(0xff);
        to.write(marker);
    }

    private int octet() {
        return from.get() & 0xff;
    }

    private static boolean startsWith(byte[] body, String name) {
        var start = name.getBytes(StandardCharsets.ISO_8859_1);
        return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("No JPEG file is built like this");
        }
    }
}
