package se.samverka.step;

import java.util.Map;

/** What a step gives back to the flow: codes, numbers, booleans and dates only. */
public record Outputs(Map<String, Object> values) {

    public static Outputs none() {
        return new Outputs(Map.of());
    }

    public static Outputs of(String name, Object value) {
        return new Outputs(Map.of(name, value));
    }

    public static Outputs of(String name, Object value, String name2, Object value2) {
        return new Outputs(Map.of(name, value, name2, value2));
    }
}
