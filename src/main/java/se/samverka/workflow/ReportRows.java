package se.samverka.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.identity.CaseId;
import se.samverka.workflow.Models.Reported;
import se.samverka.workflow.Reports.Report;

/** Events that wait, read straight from the engine's tables, and the actors whose units take part in the case. */
@Component
class ReportRows {

    /** Of the main process only: one that it calls belongs to whoever does it. */
    private static final String WAITING =
            """
            select s.id_, s.activity_id_, i.proc_def_id_, d.key_, casework.unprotected(:case::uuid) unprotected
              from engine.act_ru_execution i
              join engine.act_re_procdef d on d.id_ = i.proc_def_id_
              join engine.act_ru_event_subscr s on s.proc_inst_id_ = i.id_ and s.event_type_ = 'message'
             where i.business_key_ = :case and i.id_ = i.proc_inst_id_ and i.suspension_state_ = 1
               and engine.is_main(i.super_exec_, i.business_key_)
             order by s.created_, s.id_
            """;

    private static final String MINE =
            """
            select actor, min(unit) unit from casework.participant
             where case_id = ? and unit = any (casework.my_units()) and (until is null or ?)
             group by actor order by actor""";

    private final JdbcClient jdbc;
    private final Models models;
    private final Whereabouts whereabouts;

    ReportRows(JdbcClient jdbc, Models models, Whereabouts whereabouts) {
        this.jdbc = jdbc;
        this.models = models;
        this.whereabouts = whereabouts;
    }

    List<Report> waiting(CaseFile file) {
        var units = unitsByActor(file.id(), false);
        if (units.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql(WAITING)
                .param("case", file.id().toString())
                .query((row, index) -> new Waiting(
                        row.getString("id_"),
                        row.getString("activity_id_"),
                        row.getString("proc_def_id_"),
                        row.getString("key_"),
                        !row.getBoolean("unprotected")))
                .list()
                .stream()
                .flatMap(waiting -> report(file, waiting, units).stream())
                .toList();
    }

    private record Waiting(String id, String element, String version, String process, boolean isProtected) {}

    private Optional<Report> report(CaseFile file, Waiting waiting, Map<String, String> units) {
        return models.reported(waiting.version(), waiting.element()).flatMap(event -> actor(event, units)
                .map(actor -> new Report(
                        waiting.id(),
                        waiting.element(),
                        event.name(),
                        event.says(),
                        event.form(),
                        file.id(),
                        file.number(),
                        waiting.process(),
                        waiting.version(),
                        actor,
                        Objects.requireNonNull(units.get(actor)),
                        waiting.isProtected())));
    }

    /** Whether the model lets one of my units report the event, be it over or not. */
    boolean once(CaseFile file, String element) {
        return whereabouts
                .definitionOf(file.id(), file.process())
                .flatMap(version -> models.reported(version, element))
                .flatMap(event -> actor(event, unitsByActor(file.id(), true)))
                .isPresent();
    }

    void queue(CaseId about) {
        jdbc.sql("select true from (select pg_advisory_xact_lock(hashtextextended(?, 168))) taken")
                .param("report:" + about)
                .query(Boolean.class)
                .single();
    }

    private static Optional<String> actor(Reported event, Map<String, String> units) {
        return event.by().stream().filter(units::containsKey).findFirst();
    }

    private Map<String, String> unitsByActor(CaseId about, boolean evenIfEnded) {
        return jdbc
                .sql(MINE)
                .params(about.value(), evenIfEnded)
                .query((row, index) -> Map.entry(row.getString("actor"), row.getString("unit")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
