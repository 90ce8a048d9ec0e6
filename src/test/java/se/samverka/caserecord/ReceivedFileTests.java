package se.samverka.caserecord;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What people send in is looked into, by content and never by name. */
class ReceivedFileTests {

    private static final int MOST = 1_000_000;

    private final ReceivedFile received = new ReceivedFile(new AttachmentPolicy(DataSize.ofBytes(MOST)));

    /** A PDF with something done to it. */
    private interface Change {
        void to(PDDocument document, PDPage page) throws IOException;
    }

    @Test
    void papers_are_taken_for_what_they_are() throws IOException {
        assertThat(received.check(picture("png")).type()).isEqualTo(FileType.PNG);
        assertThat(received.check(picture("jpg")).type()).isEqualTo(FileType.JPEG);
        assertThat(received.check(pdf((document, page) -> {})).type()).isEqualTo(FileType.PDF);
        assertThat(received.check(pdf((document, page) -> {
                            var link = new PDAnnotationLink();
                            var address = new PDActionURI();
                            address.setURI("https://exempel.se");
                            link.setAction(address);
                            page.getAnnotations().add(link);
                        }))
                        .type())
                .isEqualTo(FileType.PDF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "MZ\u0090",
                "PK\u0003\u0004",
                "GIF89a",
                "{\"a\": 1}",
                " %PDF-1.7"
            })
    void anything_else_is_refused(String content) {
        refuses(content.getBytes(ISO_8859_1), "attachment-type-unknown");
    }

    @Test
    void nothing_and_too_much_are_refused() {
        refuses(new byte[0], "attachment-empty");
        refuses(new byte[MOST + 1], "attachment-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n",
                "%PDF-1.7\n<script>alert(1)</script>\n%%EOF",
                "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF",
                "\u0089PNG\r\n\u001a\n",
                "\u0089PNG\r\n\u001a\n<script>alert(1)</script>",
                "\u00ff\u00d8\u00ff\u00e0<script>alert(1)</script>"
            })
    void what_only_begins_like_a_paper_is_refused(String content) {
        refuses(content.getBytes(ISO_8859_1), "attachment-broken");
    }

    @Test
    void half_a_file_is_refused() throws IOException {
        var whole = pdf((document, page) -> {});
        refuses(Arrays.copyOf(whole, whole.length / 2), "attachment-broken");
        var picture = picture("png");
        refuses(Arrays.copyOf(picture, 60), "attachment-broken");
    }

    @Test
    void a_pdf_that_acts_is_refused() throws IOException {
        refusesPdf((document, page) ->
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
        refusesPdf((document, page) -> {
            var link = new PDAnnotationLink();
            link.setAction(new PDActionLaunch());
            page.getAnnotations().add(link);
        });
        refusesPdf((document, page) -> page.getCOSObject().setItem(COSName.AA, new COSDictionary()));
        refusesPdf((document, page) -> {
            var hidden = new COSDictionary();
            hidden.setName(COSName.S, "SubmitForm");
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Nothing"), hidden);
        });
    }

    @Test
    void a_pdf_that_carries_something_is_refused() throws IOException {
        refusesPdf((document, page) -> page.getAnnotations().add(new PDAnnotationFileAttachment()));
        refusesPdf((document, page) -> {
            var names = new COSDictionary();
            names.setItem(COSName.getPDFName("EmbeddedFiles"), new COSDictionary());
            document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
        });
    }

    @Test
    void a_pdf_behind_a_password_is_refused() throws IOException {
        for (var password : new String[] {"", "hemligt"}) {
            refuses(
                    pdf((document, page) ->
                            document.protect(new StandardProtectionPolicy("eget", password, new AccessPermission()))),
                    "attachment-locked");
        }
    }

    @Test
    void a_pdf_whose_structure_unpacks_to_too_much_is_refused() throws IOException {
        var bomb = packed(200_000_000);
        assertThat(bomb.length).isLessThan(MOST);
        refuses(bomb, "attachment-broken");
    }

    @Test
    void a_picture_with_too_many_dots_is_refused_before_it_is_unpacked() throws IOException {
        var picture = picture("png");
        var header = ByteBuffer.wrap(picture);
        header.putInt(16, 60_000).putInt(20, 60_000);
        var check = new CRC32();
        check.update(picture, 12, 17);
        header.putInt(29, (int) check.getValue());

        refuses(picture, "attachment-picture-too-large");
    }

    @Test
    void a_photograph_is_kept_without_where_and_when_it_was_taken() throws IOException {
        var photograph = Photographs.jpeg(6);

        var kept = received.check(photograph).content();

        assertThat(new String(photograph, ISO_8859_1)).contains(Photographs.TRACES);
        assertThat(new String(kept, ISO_8859_1)).doesNotContain(Photographs.TRACES);
        assertThat(Photographs.dots(kept)).isEqualTo(Photographs.dots(photograph));
        assertThat(kept)
                .containsSequence('E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42)
                .containsSequence(1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6);
    }

    @Test
    void a_photograph_that_is_the_right_way_up_says_nothing_of_that() throws IOException {
        assertThat(new String(received.check(Photographs.jpeg(1)).content(), ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void a_picture_of_a_screen_is_kept_without_its_texts() throws IOException {
        var picture = Photographs.png();

        var kept = received.check(picture).content();

        assertThat(new String(picture, ISO_8859_1)).contains(Photographs.TRACES);
        assertThat(new String(kept, ISO_8859_1)).doesNotContain(Photographs.TRACES);
        assertThat(Photographs.dots(kept)).isEqualTo(Photographs.dots(picture));
    }

    @Test
    void a_picture_without_traces_is_kept_as_it_came() throws IOException {
        for (var format : new String[] {"png", "jpg"}) {
            assertThat(received.check(picture(format)).content()).isEqualTo(picture(format));
        }
    }

    private void refusesPdf(Change change) throws IOException {
        refuses(pdf(change), "attachment-active");
    }

    private void refuses(byte[] content, String reason) {
        assertThatThrownBy(() -> received.check(content))
                .isInstanceOf(Refused.class)
                .hasMessage(reason);
    }

    private static byte[] pdf(Change change) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            change.to(document, page);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** Cross-references packed into a stream that is nearly all zeroes. */
    private static byte[] packed(int size) throws IOException {
        var zeroes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(zeroes, new Deflater(9))) {
            var some = new byte[100_000];
            for (var written = 0; written < size; written += some.length) {
                deflated.write(some);
            }
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
        out.writeBytes(("1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length " + zeroes.size()
                        + ">>\nstream\n")
                .getBytes(ISO_8859_1));
        out.writeBytes(zeroes.toByteArray());
        out.writeBytes("\nendstream\nendobj\nstartxref\n9\n%%EOF".getBytes(ISO_8859_1));
        return out.toByteArray();
    }
}
