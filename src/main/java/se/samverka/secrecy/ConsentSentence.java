package se.samverka.secrecy;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.samverka.organisation.Organisations;

/** A row of the matrix as the family reads it. */
@Component
class ConsentSentence {

    /** What a family signs is one text, whatever language the page around it has. */
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final Organisations organisations;
    private final MessageSource messages;

    ConsentSentence(Organisations organisations, MessageSource messages) {
        this.organisations = organisations;
        this.messages = messages;
    }

    String of(String fromUnit, String category, String toUnit) {
        return messages.getMessage(
                "consent.row",
                new Object[] {
                    organisations.nameOf(fromUnit),
                    messages.getMessage("information-category." + category, null, SWEDISH),
                    organisations.nameOf(toUnit)
                },
                SWEDISH);
    }
}
