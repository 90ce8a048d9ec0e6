package se.samverka.extract;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts of an extract, which is in Swedish whoever makes it. */
@Component
class Words {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... with) {
        return messages.getMessage(key, with, SWEDISH);
    }

    /** What a code is called, or the code. */
    String named(String prefix, String code) {
        return Objects.requireNonNull(messages.getMessage(prefix + "." + code, null, code, SWEDISH));
    }

    /** As it stands where something is left out. */
    String mask(MaskReason reason) {
        return say("extract.masked", say("extract.mask." + reason));
    }
}
