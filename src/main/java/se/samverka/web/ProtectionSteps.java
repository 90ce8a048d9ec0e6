package se.samverka.web;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Protections.Purpose;
import se.samverka.caserecord.Refused;

/** What can be done about protection from the case page and its interface, each in one transaction. */
@Component
class ProtectionSteps {

    private final CaseReading reading;
    private final Cases cases;
    private final Protections protections;

    ProtectionSteps(CaseReading reading, Cases cases, Protections protections) {
        this.reading = reading;
        this.cases = cases;
        this.protections = protections;
    }

    @Transactional
    public void open(String number, String purpose) {
        protections.open(reading.file(number).id(), named(Purpose.values(), purpose));
    }

    /** Returns whether the acting person may still know the case. */
    @Transactional
    public boolean change(String number, String level) {
        var about = reading.file(number).id();
        protections.change(
                about, named(Protection.values(), level).orElseThrow(() -> new Refused("protection-unknown", "level")));
        return cases.find(about).isPresent();
    }

    /** The value with this name, whatever was sent. */
    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
