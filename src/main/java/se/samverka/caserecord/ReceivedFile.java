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

    /** @throws Refused as {@link Attachments#receive} says */
    FileType check(byte[] content) {
        if (content.length == 0) {
            throw new Refused("attachment-empty");
        }
        if (content.length > policy.maxSize().toBytes()) {
            throw new Refused("attachment-too-large");
        }
        var type = FileType.of(content).orElseThrow(() -> new Refused("attachment-type-unknown"));
        try {
            switch (type) {
                case PDF -> ReceivedPdf.check(content);
                case PNG, JPEG -> ReceivedPicture.check(type, content);
                case JSON -> throw new Refused("attachment-type-unknown");
            }
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Whatever a reader stumbles over is the file's fault, and its message may quote the file.
            throw new Refused("attachment-broken");
        }
        return type;
    }
}
