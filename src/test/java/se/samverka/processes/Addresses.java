package se.samverka.processes;

import java.util.UUID;

/** Addresses of the document with names put in: of a case, of a task, and of things that do not exist for the rest. */
final class Addresses {

    private Addresses() {}

    static String of(String path, String number, String task) {
        var asked = path.endsWith("/import") ? path + "?list=lista" : path;
        return asked.replace("{number}", number)
                .replace("/processes/{id}", "/processes/sspf-arende")
                .replace("/tasks/{id}", "/tasks/" + task)
                .replace("{code}", "LB-SAM")
                .replaceAll("\\{[^}]*}", new UUID(0, 0).toString());
    }
}
