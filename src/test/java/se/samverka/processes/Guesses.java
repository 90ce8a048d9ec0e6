package se.samverka.processes;

import static se.samverka.processes.SspfAnswers.assessed;
import static se.samverka.processes.SspfAnswers.referral;
import static se.samverka.processes.SspfAnswers.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.samverka.database.TestDatabase;
import se.samverka.processes.Guess.Asker;

/**
 * Everything that can be guessed at, by those who could wish to: a whole case of others, a protected case of one's own
 * unit, and what another unit has in one's own case; by every address that takes a number, an id or a term.
 */
public final class Guesses {

    private static final String COORDINATOR = "koordinator.hisingen";
    private static final String NO_ID = new UUID(0, 1).toString();
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final JdbcClient administrator = JdbcClient.create(TestDatabase.asAdministrator());
    private final List<Guess> all = new ArrayList<>();
    private final ProcessEngine engine;
    private final int port;
    private final Asker outsider;
    private final Asker uncleared;
    private final Asker reception;

    /** A case with its open task, and what the coordinator has in it by the part of the path it follows. */
    private record Target(
            String number, String id, String name, String identity, String task, Map<String, String> inner) {

        String noNumber() {
            return number.replaceFirst("\\d+$", "99999");
        }
    }

    public Guesses(ProcessEngine engine, int port, RequestMappingHandlerMapping mappings) {
        this.engine = engine;
        this.port = port;
        outsider = Asker.of("polis.nordost", port);
        uncleared = Asker.of("skola.hisingen", port);
        reception = Asker.of("social.nordost", port);
        var open = openCase();
        var shielded = protectedCase();
        var addresses = addresses(mappings);
        addresses.forEach(address -> wholeCase(outsider, address, open));
        addresses.forEach(address -> wholeCase(uncleared, address, shielded));
        addresses.forEach(address -> innerOf(address, open));
        searches(outsider, open);
        searches(uncleared, shielded);
        taskList(outsider, open);
        taskList(uncleared, shielded);
        taskList(uncleared, open);
        emergency(shielded);
    }

    public List<Guess> all() {
        return List.copyOf(all);
    }

    /** What may be asked only so often may be asked again. */
    public void rest() {
        administrator
                .sql("delete from casework.turn where person = any (?)")
                .param(new String[] {outsider.user(), uncleared.user(), reception.user()})
                .update();
    }

    private Target openCase() {
        var identity = Invented.aged(14);
        var name = "Gisela Gissning";
        var story = new Story(engine, port)
                .starts("skola.hisingen", "sspf-arende", referral("nej").and("namn", name, "personnummer", identity))
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request("guardians", "1"));
        return target(story, name, identity);
    }

    private Target protectedCase() {
        var identity = Invented.aged(13);
        var name = "Gun Gissning";
        var young = referral("nej").and("namn", name, "personnummer", identity, "skydd", "sekretessmarkering");
        return target(new Story(engine, port).starts("skola.hisingen", "sspf-arende", young), name, identity);
    }

    private Target target(Story story, String name, String identity) {
        var tasks = Caseworker.of(COORDINATOR, port).get("/api/tasks?case=" + story.number());
        var task = tasks.body().path(0).path("id").asText();
        var id = administrator
                .sql("select id::text from casework.case where number = ?")
                .param(story.number())
                .query(String.class)
                .single();
        return new Target(story.number(), id, name, identity, task, inner(story.number()));
    }

    /** The question to the family, a paper that came back, and a section that is shared and proposed to be. */
    private Map<String, String> inner(String number) {
        insert(
                number,
                """
                insert into casework.attachment (case_id, unit, kind, belongs_to, part, media_type, content, written_by)
                select r.case_id, r.holder, 'SAMTYCKESSVAR', r.id, 'VH1', 'application/pdf', '%PDF-', 'prov'
                from casework.consent_request r join casework.case c on c.id = r.case_id where c.number = ?""");
        insert(
                number,
                """
                insert into casework.sharing_proposal (case_id, section, owner, to_unit, ground, purpose, proposed_by)
                select id, 'bedomning', 'koordinator-hisingen', 'polis-hisingen', 'LB-SAM', 'planera stöd', 'prov'
                from casework.case where number = ?""");
        insert(
                number,
                """
                insert into casework.disclosure (case_id, section, owner, from_unit, to_unit, ground, purpose, decided_by)
                select id, 'bedomning', 'koordinator-hisingen', 'koordinator-hisingen', 'polis-hisingen', 'LB-SAM',
                       'planera', 'prov'
                from casework.case where number = ?""");
        return Map.of(
                "attachments", id(number, "attachment"),
                "sharing", id(number, "sharing_proposal"),
                "disclosures", id(number, "disclosure"),
                "consent", "VH1");
    }

    private void insert(String number, String sql) {
        administrator.sql(sql).param(number).update();
    }

    private String id(String number, String table) {
        return administrator
                .sql(
                        "select i.id from casework.%s i join casework.case c on c.id = i.case_id where c.number = ? limit 1"
                                .formatted(table))
                .param(number)
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElse(NO_ID);
    }

    private static List<String> addresses(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .filter(address -> address.contains("{number}") || address.contains("/tasks/{id}"))
                .sorted()
                .toList();
    }

    private void wholeCase(Asker who, String address, Target target) {
        if (address.contains("/tasks/{id}")) {
            all.add(Guess.of(who, address, target.task(), NO_ID));
            return;
        }
        var inside = address;
        for (var inner : target.inner().entrySet()) {
            inside = inside.replaceAll(
                    "/" + inner.getKey() + "/\\{[^}]*}", "/" + inner.getKey() + "/" + inner.getValue());
        }
        all.add(Guess.of(who, inside, target.number(), target.noNumber()));
    }

    private void innerOf(String address, Target target) {
        if (address.contains("/tasks/{id}")) {
            all.add(Guess.of(uncleared, address, target.task(), NO_ID));
        }
        var inside = address.replace("{number}", target.number());
        target.inner().forEach((part, id) -> {
            if (address.contains("{number}/" + part + "/{")) {
                all.add(Guess.of(uncleared, inside, id, part.equals("consent") ? "VH9" : NO_ID));
            }
        });
        if (address.endsWith("/sharing") || address.endsWith("/sharing/new")) {
            for (var unit : List.of("koordinator-hisingen", "skola-hisingen")) {
                var section = inside + "?unit=" + unit + "&section={code}";
                all.add(Guess.of(uncleared, section, "bedomning", "betydning"));
            }
        }
    }

    private void searches(Asker who, Target target) {
        all.add(Guess.of(who, "GET /api/tasks?case={number}", target.number(), target.noNumber()));
        search(who, "caseNumber", target.number(), target.noNumber());
        search(who, "identityNumber", target.identity(), Invented.aged(83));
        search(who, "name", target.name(), "Gisela Ingensyn");
    }

    private void search(Asker who, String by, String there, String none) {
        all.add(new Guess(
                who,
                new Guess.Question("POST /api/search", "/api/search", json(by, there), there),
                new Guess.Question("POST /api/search", "/api/search", json(by, none), none)));
        all.add(Guess.of(who, "POST /search", "by=" + by + "&term={}", there, none));
    }

    private static String json(String key, String value) {
        return "{\"%s\": \"%s\"}".formatted(key, value);
    }

    private void taskList(Asker who, Target target) {
        all.add(Guess.of(who, "GET " + ENGINE + "/task/{id}", target.task(), NO_ID));
        all.add(Guess.of(who, "POST " + ENGINE + "/task/{id}/claim", json("userId", who.user()), target.task(), NO_ID));
        all.add(Guess.of(who, "POST " + ENGINE + "/task/{id}/unclaim", target.task(), NO_ID));
        var everything = engine.getFilterService()
                .createFilterQuery()
                .filterName("Alla öppna")
                .singleResult();
        var list = "POST " + ENGINE + "/filter/" + everything.getId() + "/list?firstResult=0&maxResults=15";
        all.add(Guess.of(who, list, json("processInstanceBusinessKey", "{}"), target.id(), NO_ID));
    }

    /** With all that opens a case but the clearance: what is not protected opens. */
    private void emergency(Target target) {
        var opening = "number={}&basis=LB-1027&reason=Barnet+har+inte+kommit+hem&understood=true&password=demo";
        all.add(Guess.of(reception, "POST /emergency", opening, target.number(), target.noNumber()));
        all.add(Guess.of(reception, "POST /emergency/end", "number={}", target.number(), target.noNumber()));
    }
}
