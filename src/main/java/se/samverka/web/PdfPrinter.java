package se.samverka.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Prints a template as PDF/A-2a, which is kept for ever and read aloud too (PDF/UA-1): with its fonts, its structure and
 * nothing from outside. Papers are in Swedish, whatever language the page around them has.
 */
@Component
class PdfPrinter {

    static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final String FONT = "Liberation Sans";

    private final SpringTemplateEngine templates;

    PdfPrinter(SpringTemplateEngine templates) {
        this.templates = templates;
        // Its log would quote the paper.
        XRLog.setLoggingEnabled(false);
    }

    byte[] print(String template, Map<String, Object> values) {
        var page = templates.process(template, new Context(SWEDISH, values));
        var pdf = new ByteArrayOutputStream();
        try {
            builder(NOT_IN_XML.matcher(page).replaceAll("\uFFFD")).toStream(pdf).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static PdfRendererBuilder builder(String page) {
        var builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useUriResolver((base, address) -> null);
        builder.withProducer("Samverka");
        builder.withHtmlContent(page, null);
        font(builder, "Regular", 400, FontStyle.NORMAL);
        font(builder, "Bold", 700, FontStyle.NORMAL);
        font(builder, "Italic", 400, FontStyle.ITALIC);
        return builder;
    }

    private static void font(PdfRendererBuilder builder, String cut, int weight, FontStyle style) {
        var file = new ClassPathResource("liberation/LiberationSans-" + cut + ".ttf");
        builder.useFont(
                () -> {
                    try {
                        return Objects.requireNonNull(file.getInputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                FONT,
                weight,
                style,
                true);
    }
}
