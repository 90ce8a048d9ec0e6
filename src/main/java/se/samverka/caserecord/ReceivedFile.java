package se.samverka.caserecord;

import java.io.IOException;
import org.springframework.stereotype.Component;

/** Looks into what people send in, before it is kept. */
@Component
class ReceivedFile {

    private final AttachmentPolicy policy;

    ReceivedFile(AttachmentPolicy policy) {
        this.policy = policy;
    }

    /**
     * What is kept of a file: of a picture the picture alone, since cameras write beside it where it was taken.
     *
     * @throws Refused as {@link Attachments#receive} says
     */
    Received check(byte[] content) {
        if (content.length == 0) {
            throw new Refused("attachment-empty");
        }
        if (content.length > policy.maxSize().toBytes()) {
            throw new Refused("attachment-too-large");
        }
        var type = FileType.of(content).orElseThrow(() -> new Refused("attachment-type-unknown"));
        try {
            return new Received(type, checked(type, content));
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Whatever a reader stumbles over is the file's fault, and its message may quote the file.
            throw new Refused("attachment-broken");
        }
    }

    private static byte[] checked(FileType type, byte[] content) throws IOException {
        var kept =
                switch (type) {
                    case PDF -> content;
                    case PNG -> BarePng.of(content);
                    case JPEG -> BareJpeg.of(content);
                    case JSON -> throw new Refused("attachment-type-unknown");
                };
        if (type == FileType.PDF) {
            ReceivedPdf.check(kept);
        } else {
            ReceivedPicture.check(type, kept);
        }
        return kept;
    }

    record Received(FileType type, byte[] content) {}
}
