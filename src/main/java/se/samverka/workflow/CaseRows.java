package se.samverka.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.CaseFile.State;
import se.samverka.identity.CaseId;
import se.samverka.workflow.CaseList.Page;
import se.samverka.workflow.CaseList.Query;
import se.samverka.workflow.CaseList.Row;
import se.samverka.workflow.Processes.Place;

/** A page of cases with where they stand, in one statement. */
@Component
class CaseRows {

    private final JdbcClient jdbc;
    private final Models models;
    private final ReservedPlaces reserved;

    CaseRows(JdbcClient jdbc, Models models, ReservedPlaces reserved) {
        this.jdbc = jdbc;
        this.models = models;
        this.reserved = reserved;
    }

    Page page(Query query) {
        var keptBack = reserved.columns();
        var state = query.state();
        return jdbc.sql(new CaseRowsSql(query).text())
                .param("definitions", keptBack.definitions())
                .param("elements", keptBack.elements())
                .param("actors", keptBack.actors())
                .param("process", query.process())
                .param("state", state == null ? null : state.name())
                .param("area", query.area())
                .param("step", query.step())
                .query(this::read);
    }

    private Page read(ResultSet found) throws SQLException {
        var rows = new LinkedHashMap<CaseId, Row>();
        long hits = 0;
        while (found.next()) {
            hits = found.getLong("hits");
            var id = new CaseId(found.getObject("id", UUID.class));
            if (!rows.containsKey(id)) {
                rows.put(id, cover(id, found));
            }
            var places = Objects.requireNonNull(rows.get(id)).places();
            var place = place(found);
            if (place != null && !places.contains(place)) {
                places.add(place);
            }
        }
        return new Page(List.copyOf(rows.values()), hits);
    }

    private @Nullable Place place(ResultSet row) throws SQLException {
        var element = row.getString("element");
        if (element == null) {
            return null;
        }
        var name = row.getString("name");
        return new Place(
                element,
                name == null ? models.nameOf(row.getString("definition"), element) : name,
                null,
                null,
                instant(row, "due"));
    }

    private static Row cover(CaseId id, ResultSet row) throws SQLException {
        return new Row(
                id,
                row.getString("number"),
                row.getString("title"),
                row.getString("process"),
                Regime.valueOf(row.getString("regime")),
                row.getString("area"),
                State.valueOf(row.getString("state")),
                Objects.requireNonNull(instant(row, "opened_at")),
                instant(row, "closed_at"),
                new ArrayList<>());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
