package se.samverka.caserecord;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture of a paper. It is decoded once, coarsely, so that something that only begins like a picture is none. */
final class ReceivedPicture {

    /** An A4 page at 600 dots per inch has 35 million. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final int COARSE = 500;

    private ReceivedPicture() {}

    static void check(FileType type, byte[] content) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            decode(reader);
        } finally {
            reader.dispose();
        }
    }

    private static void decode(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw new Refused("attachment-picture-too-large");
        }
        var step = (int) Math.max(1, Math.max(width, height) / COARSE);
        var coarse = reader.getDefaultReadParam();
        coarse.setSourceSubsampling(step, step, 0, 0);
        reader.read(0, coarse);
    }
}
