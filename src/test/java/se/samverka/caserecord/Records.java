package se.samverka.caserecord;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samverka.TestActors;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** Cases and sections as people make them, for tests. */
public class Records {

    public static final Actor COORDINATOR = person("koordinator");
    public static final Actor TEACHER = person("skola");
    public static final Actor OFFICER = person("polis");
    public static final Actor LEISURE = person("fritid");

    private final TestActors actors;
    private final Cases cases;
    private final Sections sections;

    public Records(TestActors actors, Cases cases, Sections sections) {
        this.actors = actors;
        this.cases = cases;
        this.sections = sections;
    }

    /** Somebody of Hisingen who answers for the actor. */
    public static Actor person(String actor) {
        return TestActors.person(actor + ".hisingen", actor + "-hisingen");
    }

    /** Under secrecy, in Hisingen, opened by the coordinator. */
    public CaseId open(String... participants) {
        return open(CaseFile.Regime.SEKRETESS, participants).id();
    }

    public CaseFile open(CaseFile.Regime regime, String... participants) {
        var units = new LinkedHashMap<String, String>();
        for (var actor : participants) {
            units.put(actor, actor + "-hisingen");
        }
        var with = new NewCase("prov", "PROV", regime, "bevaras", "hisingen", units);
        return actors.as(COORDINATOR, () -> cases.open(with));
    }

    public Section write(Actor by, CaseId about, String code, @Nullable String category, ObjectNode values) {
        var unit = by.units().iterator().next();
        return actors.as(by, () -> sections.write(version(about, code, category, unit, values)));
    }

    public Section write(Actor by, CaseId about, String code, @Nullable String category) {
        return write(by, about, code, category, text("anteckning", "text"));
    }

    public static NewVersion version(
            CaseId about, String code, @Nullable String category, String unit, ObjectNode values) {
        return new NewVersion(about, code, category, unit, form(values), values, "prov/Task");
    }

    /** A form with one text field for each value. */
    public static ObjectNode form(ObjectNode values) {
        var form = JsonNodeFactory.instance.objectNode();
        var components = form.putArray("components");
        values.fieldNames()
                .forEachRemaining(
                        key -> components.addObject().put("type", "textfield").put("key", key));
        return form;
    }

    public static ObjectNode text(String key, String value) {
        return values(Map.of(key, value));
    }

    public static ObjectNode values(Map<String, String> texts) {
        var values = JsonNodeFactory.instance.objectNode();
        texts.forEach(values::put);
        return values;
    }
}
