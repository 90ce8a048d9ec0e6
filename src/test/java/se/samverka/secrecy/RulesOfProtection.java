package se.samverka.secrecy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules about somebody whose data are protected, or may be: who may know, and who has opened what is written. */
class RulesOfProtection {

    static final List<String> LEVELS = List.of("INGEN", "OKANT", "SEKRETESSMARKERING", "SKYDDAD_FOLKBOKFORING");

    private static final int AN_HOUR = 60;

    private final Staff staff;
    private String level = "INGEN";
    private final Map<String, Integer> opened = new HashMap<>();
    private final Map<String, Integer> emergencies = new HashMap<>();

    RulesOfProtection(Staff staff) {
        this.staff = staff;
    }

    boolean isProtected() {
        return !level.equals("INGEN");
    }

    boolean isCleared(String person) {
        return staff.has(person, "skyddade-uppgifter");
    }

    /** Whether there is no such case for the person, whatever ground they have. */
    boolean shields(String person) {
        return isProtected() && !isCleared(person);
    }

    /** What a form says; it takes nothing back. */
    void raise(String to) {
        if (LEVELS.indexOf(to) > LEVELS.indexOf(level)) {
            level = to;
        }
    }

    void set(String to) {
        level = to;
    }

    void open(String person) {
        opened.put(person, AN_HOUR);
    }

    void emergency(String person) {
        emergencies.put(person, AN_HOUR);
    }

    void endEmergency(String person) {
        emergencies.remove(person);
    }

    boolean inEmergency(String person) {
        return emergencies.containsKey(person) && staff.has(person, "nodatkomst");
    }

    /** Whether what is written is shown to somebody who is not shielded from the case. */
    boolean shows(String person) {
        return !isProtected() || opened.containsKey(person) || inEmergency(person);
    }

    void pass(int minutes) {
        for (var until : List.of(opened, emergencies)) {
            until.replaceAll((person, left) -> left - minutes);
            until.values().removeIf(left -> left <= 0);
        }
    }
}
