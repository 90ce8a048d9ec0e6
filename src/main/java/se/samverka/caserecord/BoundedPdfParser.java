package se.samverka.caserecord;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the structure of a PDF with a limit on what it may unpack to. The structure may itself be packed, and the library
 * unpacks that into memory however large it grows. Pages and pictures are never unpacked here. Nothing broken is mended: a
 * file that another program would read in another way than this one is not taken.
 */
class BoundedPdfParser extends PDFParser {

    private static final long MOST_UNPACKED = 32L * 1024 * 1024;
    private static final int WIDEST_ROW = 10_000;

    private long unpacked;

    BoundedPdfParser(RandomAccessRead content) throws IOException {
        super(content);
        setLenient(false);
    }

    /** Until the cross-references are known, whatever is read is structure. */
    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        var stream = super.parseCOSStream(dictionary);
        var type = dictionary.getDictionaryObject(COSName.TYPE);
        if (!initialParseDone || COSName.OBJ_STM.equals(type) || COSName.XREF.equals(type)) {
            bound(stream);
        }
        return stream;
    }

    /** What is encrypted can't be looked into, whether or not it opens without a password. */
    @Override
    protected void prepareDecryption() {
        if (document.getEncryptionDictionary() != null) {
            throw new Refused("attachment-locked");
        }
    }

    @Override
    protected COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        if (document.getObjectFromPool(new COSObjectKey(stream, 0)).getObject() instanceof COSStream packed
                && !COSName.OBJ_STM.equals(packed.getDictionaryObject(COSName.TYPE))) {
            throw new IOException("Objects in a stream that is not for objects");
        }
        return super.parseObjectStreamObject(stream, key);
    }

    private void bound(COSStream stream) throws IOException {
        var filter = onlyFilter(stream.getFilters());
        if (filter == null) {
            return;
        }
        if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            throw new IOException("Structure packed in an uncommon way");
        }
        var parameters = onlyOne(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
        if (parameters instanceof COSDictionary row
                && (tooMuch(row.getInt(COSName.COLUMNS, 1), WIDEST_ROW)
                        || tooMuch(row.getInt(COSName.COLORS, 1), 4)
                        || tooMuch(row.getInt(COSName.BITS_PER_COMPONENT, 8), 16))) {
            throw new IOException("Structure in rows that are too wide");
        }
        try (var raw = stream.createRawInputStream()) {
            count(new InflaterInputStream(raw));
        }
    }

    private static boolean tooMuch(int value, int most) {
        return value < 1 || value > most;
    }

    private void count(InputStream content) throws IOException {
        var buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST_UNPACKED) {
                throw new IOException("The structure unpacks to too much");
            }
        }
    }

    private static @Nullable COSBase onlyFilter(@Nullable COSBase filters) throws IOException {
        if (filters instanceof COSArray several && several.size() > 1) {
            throw new IOException("Structure packed more than once");
        }
        return onlyOne(filters);
    }

    private static @Nullable COSBase onlyOne(@Nullable COSBase value) {
        return value instanceof COSArray array ? (array.size() == 0 ? null : array.getObject(0)) : value;
    }
}
