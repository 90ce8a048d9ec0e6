package se.samverka.forms;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a file that somebody chose, or why it is none. What the file is called and claims to be is not looked at. */
final class FileText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Zip (xlsx, ods), the older Office format and PDF. */
    private static final List<String> BINARY = List.of("504b0304", "d0cf11e0", "25504446");

    /** Swedish letters that were read with the wrong encoding once already. */
    private static final Pattern GARBLED = Pattern.compile("\u00c3[\u00a5\u00a4\u00b6\u2026\u201e\u2013]|\ufffd");

    private FileText() {}

    /** @throws FileRefused when it is empty, no text, or in an encoding that can't be told */
    static String of(byte[] bytes) {
        var start = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
        if (BINARY.contains(start)) {
            throw new FileRefused("forms.import.binary");
        }
        var text = text(bytes, start);
        if (text == null || !text.codePoints().allMatch(FileText::readable)) {
            throw new FileRefused("forms.import.text");
        }
        if (GARBLED.matcher(text).find()) {
            throw new FileRefused("forms.import.encoding");
        }
        if (text.isBlank()) {
            throw new FileRefused("forms.import.empty");
        }
        return text;
    }

    private static @Nullable String text(byte[] bytes, String start) {
        if (start.startsWith("fffe") || start.startsWith("feff")) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        var utf8 = decoded(bytes, StandardCharsets.UTF_8);
        if (utf8 == null) {
            return decoded(bytes, WINDOWS);
        }
        return utf8.startsWith("\ufeff") ? utf8.substring(1) : utf8;
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean readable(int character) {
        return TextKind.storable(character) && (character < 0x80 || character > 0x9f);
    }
}
