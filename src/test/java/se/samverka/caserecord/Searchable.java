package se.samverka.caserecord;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import se.samverka.TestActors;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** Sections that say whom a case is about, as a form that names the fields writes them. */
public class Searchable {

    private final TestActors actors;
    private final Sections sections;

    public Searchable(TestActors actors, Sections sections) {
        this.actors = actors;
        this.sections = sections;
    }

    /** Section {@code person} of the actor's first unit. */
    public void write(Actor by, CaseId about, Map<String, String> values) {
        var unit = by.units().iterator().next();
        actors.as(
                by,
                () -> sections.write(new NewVersion(
                        about, "person", "kontaktuppgifter", unit, form(), Records.values(values), "prov/Task")));
    }

    /** Two fields that make up the name, one with the identity number, and one that says nothing. */
    static ObjectNode form() {
        var form = JsonNodeFactory.instance.objectNode();
        var group = form.putArray("components").addObject().put("type", "group").putArray("components");
        field(group.addObject(), "fornamn", "name");
        field(group.addObject(), "efternamn", "name");
        field(group.addObject(), "nummer", "identity");
        group.addObject().put("type", "textfield").put("key", "telefon");
        return form;
    }

    private static void field(ObjectNode component, String key, String search) {
        component
                .put("type", "textfield")
                .put("key", key)
                .putObject("properties")
                .put("search", search);
    }
}
