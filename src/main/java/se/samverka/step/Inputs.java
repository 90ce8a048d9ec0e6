package se.samverka.step;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The input values of one call of a step, by the names of its annotation. */
public record Inputs(Map<String, Object> values) {

    /** @throws MissingInput when the model does not give it */
    public String code(String name) {
        return optionalCode(name).orElseThrow(() -> new MissingInput(name));
    }

    public Optional<String> optionalCode(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    public List<String> codes(String name) {
        return Arrays.stream(code(name).split(",")).map(String::trim).toList();
    }

    public int number(String name) {
        return values.get(name) instanceof Number number ? number.intValue() : Integer.parseInt(code(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(code(name));
    }

    public LocalDate date(String name) {
        return LocalDate.parse(code(name));
    }

    /** A model called a step without an input it needs. */
    public static class MissingInput extends IllegalArgumentException {
        MissingInput(String name) {
            super("The step needs the input " + name);
        }
    }
}
