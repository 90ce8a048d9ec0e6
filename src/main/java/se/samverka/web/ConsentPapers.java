package se.samverka.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import se.samverka.forms.CasePapers;
import se.samverka.identity.CaseId;
import se.samverka.secrecy.ConsentQuestions;
import se.samverka.secrecy.ConsentQuestions.Question;

/** The form for each who is asked for consent, and the page that takes the signed answers; for the unit that asks. */
@Component
class ConsentPapers implements CasePapers {

    private final ConsentQuestions questions;
    private final MessageSource messages;

    ConsentPapers(ConsentQuestions questions, MessageSource messages) {
        this.questions = questions;
        this.messages = messages;
    }

    @Override
    public List<Paper> of(CaseId about, String caseNumber) {
        return questions.current(about).stream()
                .flatMap(question -> Stream.concat(forms(question, caseNumber), page(caseNumber)))
                .toList();
    }

    private Stream<Paper> forms(Question question, String number) {
        return question.signatories().stream()
                .map(one -> new Paper(
                        say("consent.form.for", say("consent.signatory." + one.code())),
                        address("/cases/{number}/consent/{code}/form.pdf", number, one.code())));
    }

    private Stream<Paper> page(String number) {
        return Stream.of(new Paper(say("consent.attach"), address("/cases/{number}/consent", number)));
    }

    private static String address(String path, Object... names) {
        return UriComponentsBuilder.fromPath(path).build(names).toString();
    }

    private String say(String key, Object... about) {
        return messages.getMessage(key, about, LocaleContextHolder.getLocale());
    }
}
