package se.samverka.caserecord;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of files that cases keep. What a file is, its first bytes say; its name and its sender are not asked. */
public enum FileType {
    PDF("application/pdf", "pdf", "%PDF-"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "jpg", "\u00ff\u00d8\u00ff"),
    JSON("application/json", "json", null);

    private final String mediaType;
    private final String extension;
    private final @Nullable String start;

    FileType(String mediaType, String extension, @Nullable String start) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.start = start;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** Of those that people may send in. */
    static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.begins(content)).findFirst();
    }

    static FileType named(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    private boolean begins(byte[] content) {
        if (start == null || content.length < start.length()) {
            return false;
        }
        for (var i = 0; i < start.length(); i++) {
            if ((content[i] & 0xff) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
