package se.samverka.caserecord;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras and programs save them: with where, when and by whom beside the picture. */
public final class Photographs {

    /** What none of them may be kept with, wherever it stood. */
    public static final String[] TRACES = {
        "N57 42 11 E11 58", "Photoshop 3.0", "en kommentar", "efter slutet", "http://ns.adobe"
    };

    private Photographs() {}

    /** @param orientation 1 to 8, which side is up */
    public static byte[] jpeg(int orientation) throws IOException {
        var plain = picture("jpg");
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe1, exif(orientation));
        segment(out, 0xe1, "http://ns.adobe.com/xap/1.0/\0<x/>".getBytes(ISO_8859_1));
        segment(out, 0xed, "Photoshop 3.0\0".getBytes(ISO_8859_1));
        segment(out, 0xfe, "en kommentar".getBytes(ISO_8859_1));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes("efter slutet".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    public static byte[] png() throws IOException {
        var plain = picture("png");
        int end = plain.length - 12;
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, end);
        for (var trace : List.of(
                "eXIf" + TRACES[0], "tEXtSoftware\0" + TRACES[1], "iTXtComment\0" + TRACES[2], "prVt" + TRACES[4])) {
            chunk(out, trace.getBytes(ISO_8859_1));
        }
        out.write(plain, end, 12);
        out.writeBytes(TRACES[3].getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    /** The colours of a picture, dot by dot. */
    static List<Integer> dots(byte[] picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        var dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(dots).boxed().toList();
    }

    /** A directory with the orientation and one of places, as cameras write them. */
    private static byte[] exif(int orientation) {
        var where = TRACES[0].getBytes(ISO_8859_1);
        return ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + 2 + 12 + 4 + where.length)
                .put("Exif\0\0MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 2)
                .put(entry(0x0112, 3, 1, orientation << 16))
                .put(entry(0x8825, 4, 1, 38))
                .putInt(0)
                .putShort((short) 1)
                .put(entry(0x0002, 2, where.length, 56))
                .putInt(0)
                .put(where)
                .array();
    }

    private static byte[] entry(int tag, int type, int count, int value) {
        return ByteBuffer.allocate(12)
                .putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putInt(value)
                .array();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
        out.write(0xff);
        out.write(marker);
        out.write((body.length + 2) >> 8);
        out.write(body.length + 2);
        out.writeBytes(body);
    }

    private static void chunk(ByteArrayOutputStream out, byte[] nameAndBody) {
        var check = new CRC32();
        check.update(nameAndBody);
        out.writeBytes(ByteBuffer.allocate(4).putInt(nameAndBody.length - 4).array());
        out.writeBytes(nameAndBody);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(40, 60, 200, 250);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
