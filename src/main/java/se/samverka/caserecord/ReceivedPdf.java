package se.samverka.caserecord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A PDF of a paper: pages and nothing that acts, carries something else or hides behind a password. */
final class ReceivedPdf {

    /** Keys whose presence alone means that something happens or is carried along (ISO 32000-1, 7.7, 7.11, 12.6). */
    private static final Set<String> ACTIVE_KEYS =
            Set.of("JS", "JavaScript", "AA", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "Launch");

    /** Kinds of actions; going to a page or an address is none of them. */
    private static final Set<String> ACTIVE_ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "ResetForm",
            "GoToR",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "SetOCGState",
            "Trans",
            "Hide");

    private static final Set<String> ACTIVE_ANNOTATIONS =
            Set.of("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D");

    private static final int DEEPEST = 200;

    private ReceivedPdf() {}

    static void check(byte[] content) throws IOException {
        try (var document = new BoundedPdfParser(new RandomAccessReadBuffer(content)).parse(false)) {
            if (document.getNumberOfPages() < 1) {
                throw new Refused("attachment-broken");
            }
            refuseActive(document.getDocument());
        }
    }

    /** Every object of the file is looked at, whether a page leads to it or not. */
    private static void refuseActive(COSDocument document) {
        var keys = new ArrayList<COSObjectKey>(document.getXrefTable().keySet());
        keys.forEach(key -> look(document.getObjectFromPool(key).getObject(), 0));
        look(document.getTrailer(), 0);
    }

    /** What is referred to is an object of its own and has its own turn. */
    private static void look(COSBase value, int depth) {
        if (depth > DEEPEST) {
            throw new Refused("attachment-broken");
        }
        if (value instanceof COSDictionary dictionary) {
            refuseActive(dictionary);
            dictionary.entrySet().forEach(entry -> look(entry.getValue(), depth + 1));
        } else if (value instanceof COSArray array) {
            array.forEach(each -> look(each, depth + 1));
        }
    }

    private static void refuseActive(COSDictionary dictionary) {
        if (dictionary.keySet().stream().map(COSName::getName).anyMatch(ACTIVE_KEYS::contains)
                || named(dictionary, COSName.S, ACTIVE_ACTIONS)
                || named(dictionary, COSName.SUBTYPE, ACTIVE_ANNOTATIONS)) {
            throw new Refused("attachment-active");
        }
    }

    private static boolean named(COSDictionary dictionary, COSName key, Set<String> names) {
        return dictionary.getDictionaryObject(key) instanceof COSName name && names.contains(name.getName());
    }
}
