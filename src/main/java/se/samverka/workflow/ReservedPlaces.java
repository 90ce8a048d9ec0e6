package se.samverka.workflow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Elements of all deployed models that only some actors may know a case to stand at, as columns for a statement. */
@Component
class ReservedPlaces {

    /**
     * To be the first part of a statement that has the parameters of {@link #columns}.
     *
     * <p>{@code reserved(definition, element, actors)}: one row for each element, actor codes with commas.
     */
    static final String WITH =
            """
            with reserved as (
                select r.definition, r.element, string_to_array(r.actors, ',') actors
                  from unnest(:definitions::text[], :elements::text[], :actors::text[]) r (definition, element, actors))
            """;

    private final JdbcClient jdbc;
    private final Models models;

    ReservedPlaces(JdbcClient jdbc, Models models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** A condition: the place is not kept from the acting person. */
    static String open(String definition, String element, String about) {
        return """
                not exists (
                    select from reserved r
                     where r.definition = %s and r.element = %s
                       and not exists (select from casework.participant k
                                        where k.case_id = %s and k.until is null and k.actor = any (r.actors)
                                          and k.unit = any ((select casework.my_units())::text[])))"""
                .formatted(definition, element, about);
    }

    Columns columns() {
        var all = jdbc.sql("select id_ from engine.act_re_procdef").query(String.class).list().stream()
                .flatMap(definition -> models.reserved(definition).entrySet().stream()
                        .map(place -> new String[] {definition, place.getKey(), String.join(",", place.getValue())}))
                .toList();
        return new Columns(column(all, 0), column(all, 1), column(all, 2));
    }

    private static String[] column(List<String[]> rows, int at) {
        return rows.stream().map(row -> row[at]).toArray(String[]::new);
    }

    /** Values of the parameters, as many of each. */
    record Columns(String[] definitions, String[] elements, String[] actors) {}
}
