package se.samverka.caserecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

/** A section as it was read, whose form is still only named. */
record SectionRow(String form, boolean withoutPlaces, Section section) {

    static SectionRow of(CaseId about, ResultSet row, ObjectMapper json) throws SQLException {
        var until = row.getObject("valid_until", OffsetDateTime.class);
        var section = new Section(
                about,
                row.getString("code"),
                row.getString("category"),
                row.getString("unit"),
                row.getInt("version"),
                json.nullNode(),
                values(row.getString("content"), json),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("ground"),
                until == null ? null : until.toInstant());
        return new SectionRow(row.getString("form"), row.getBoolean("no_places"), section);
    }

    private static ObjectNode values(String content, ObjectMapper json) {
        try {
            return (ObjectNode) json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored section is not JSON");
        }
    }

    Section with(@Nullable JsonNode schema) {
        if (schema == null) {
            throw new IllegalStateException("A section's form is missing");
        }
        return withoutPlaces
                ? with(PlaceFields.cut(schema), PlaceFields.without(schema, section.values()))
                : with(schema, section.values());
    }

    private Section with(JsonNode schema, ObjectNode values) {
        return new Section(
                section.about(),
                section.code(),
                section.category(),
                section.unit(),
                section.version(),
                SectionForm.cut(schema, values),
                values,
                section.writtenBy(),
                section.writtenAt(),
                section.ground(),
                section.validUntil());
    }
}
