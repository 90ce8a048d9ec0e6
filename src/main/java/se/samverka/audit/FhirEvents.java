package se.samverka.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events as AuditEvent resources of FHIR R4, shaped after the patterns of IHE BALP for reading, changing and asking about
 * one person. That person is named by the case, which alone leads to them.
 */
final class FhirEvents {

    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private FhirEvents() {}

    /** A bundle of the kind {@code collection}. */
    static ObjectNode bundle(List<WrittenEvent> events) {
        var bundle = object().put("resourceType", "Bundle").put("type", "collection");
        var entries = bundle.putArray("entry");
        events.forEach(event -> entries.addObject().set("resource", resource(event)));
        return bundle;
    }

    static ObjectNode resource(WrittenEvent event) {
        var resource = object().put("resourceType", "AuditEvent").put("id", "e" + event.id());
        var kind = Kind.of(event.action());
        resource.set("type", coding(kind.system, kind.code, kind.words));
        resource.putArray("subtype")
                .add(coding(kind.subsystem, kind.subcode, event.action().name()));
        resource.put("action", kind.action);
        resource.put("recorded", event.at().toString());
        resource.put("outcome", event.outcome() == AuditEvent.Outcome.DENIED ? "4" : "0");
        resource.put("outcomeDesc", event.outcome().name());
        if (event.purpose() != null) {
            resource.putArray("purposeOfEvent").addObject().put("text", event.purpose());
        }
        agents(resource, event);
        source(resource);
        entities(resource, event);
        return resource;
    }

    private static void agents(ObjectNode resource, WrittenEvent event) {
        var agents = resource.putArray("agent");
        var person = agents.addObject();
        person.set("type", concept(CODES + "v3-ParticipationType", "IRCP", "information recipient"));
        person.putObject("who").putObject("identifier").put("value", event.actor());
        person.put("requestor", true);
        if (!event.roles().isEmpty()) {
            var roles = person.putArray("role");
            event.roles().forEach(role -> roles.addObject().put("text", role));
        }
        if (event.address() != null) {
            person.putObject("network").put("address", event.address()).put("type", "2");
        }
        for (var unit : event.units()) {
            var agent = agents.addObject();
            agent.set("type", concept(CODES + "v3-RoleClass", "ASSIGNED", "assigned entity"));
            agent.putObject("who").putObject("identifier").put("value", unit);
            agent.put("requestor", false);
        }
    }

    private static void source(ObjectNode resource) {
        var source = resource.putObject("source");
        source.putObject("observer").put("display", "Samverka");
        source.putArray("type").add(coding(CODES + "security-source-type", "4", "Application Server"));
    }

    private static void entities(ObjectNode resource, WrittenEvent event) {
        var entities = resource.putArray("entity");
        if (event.about() != null) {
            var person = entities.addObject();
            person.putObject("what")
                    .putObject("identifier")
                    .put("system", "urn:ietf:rfc:3986")
                    .put("value", "urn:uuid:" + event.about());
            person.set("type", coding(CODES + "audit-entity-type", "1", "Person"));
            person.set("role", coding(CODES + "object-role", "1", "Patient"));
        }
        var sections = AuditEvent.sectionsIn(event.resource());
        if (sections.isEmpty()) {
            data(entities.addObject(), event, event.resource());
        }
        sections.forEach(name -> data(entities.addObject(), event, AuditEvent.sections(List.of(name))));
    }

    private static void data(ObjectNode data, WrittenEvent event, String resource) {
        data.putObject("what").putObject("identifier").put("value", resource);
        data.set("type", coding(CODES + "audit-entity-type", "2", "System Object"));
        data.set("role", coding(CODES + "object-role", "4", "Domain Resource"));
        detail(data, "ground", event.ground());
        detail(data, "via", event.via());
        detail(data, "session", event.session());
        detail(data, "method", event.method());
        detail(data, "task", event.task());
    }

    private static void detail(ObjectNode entity, String name, @Nullable String value) {
        if (value != null) {
            entity.withArray("detail").addObject().put("type", name).put("valueString", value);
        }
    }

    private static ObjectNode concept(String system, String code, String words) {
        var concept = object();
        concept.putArray("coding").add(coding(system, code, words));
        return concept;
    }

    private static ObjectNode coding(String system, String code, String words) {
        return object().put("system", system).put("code", code).put("display", words);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Type, subtype and action that our actions correspond to. */
    private enum Kind {
        READ("read", "R"),
        SEARCH("search", "E"),
        CREATE("create", "C"),
        UPDATE("update", "U"),
        LOG_IN("110114", "User Authentication", "110122", "E"),
        LOG_OUT("110114", "User Authentication", "110123", "E"),
        EXPORT("110106", "Export", "110106", "R"),
        EMERGENCY("110113", "Security Alert", "110127", "E");

        private final String system;
        private final String code;
        private final String words;
        private final String subsystem;
        private final String subcode;
        private final String action;

        Kind(String interaction, String action) {
            this.system = CODES + "audit-event-type";
            this.code = "rest";
            this.words = "RESTful Operation";
            this.subsystem = "http://hl7.org/fhir/restful-interaction";
            this.subcode = interaction;
            this.action = action;
        }

        Kind(String code, String words, String subcode, String action) {
            this.system = DICOM;
            this.code = code;
            this.words = words;
            this.subsystem = DICOM;
            this.subcode = subcode;
            this.action = action;
        }

        static Kind of(AuditEvent.Action action) {
            return switch (action) {
                case READ, OPEN_PROTECTED -> READ;
                case LIST, SEARCH -> SEARCH;
                case START -> CREATE;
                case SIGN_IN -> LOG_IN;
                case SIGN_OUT -> LOG_OUT;
                case EXPORT -> EXPORT;
                case EMERGENCY -> EMERGENCY;
                default -> UPDATE;
            };
        }
    }
}
