package se.samverka.workflow;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Reads every model before the engine does, on each deployment and again when a definition comes back from the
 * database: only known kinds of files, no document type, and nothing that would make the engine load or run code.
 */
class ModelRules implements Deployer {

    private static final int LARGEST = 1_000_000;
    private static final Set<String> KINDS = Set.of("bpmn", "dmn", "form");
    private static final Set<String> LANGUAGES = Set.of(
            "feel",
            "http://www.w3.org/1999/XPath",
            "http://www.omg.org/spec/FEEL/20140401",
            "https://www.omg.org/spec/DMN/20191111/FEEL/");
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Element and attribute names that would make the engine load or run something. */
    private static final Set<String> CODE = Set.of(
            "class",
            "expression",
            "type",
            "formHandlerClass",
            "formKey",
            "formData",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "script",
            "scriptTask",
            "connector",
            "field",
            "executionListener",
            "taskListener",
            "taskPriority",
            "sendTask",
            "import",
            "caseRef",
            "resource",
            "validation",
            "constraint");

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().values().forEach(ModelRules::check);
    }

    static void check(ResourceEntity file) {
        var name = file.getName();
        var kind = name.substring(name.lastIndexOf('.') + 1);
        if (!KINDS.contains(kind)) {
            throw refused(name, "it is not a process, decision or form");
        }
        if (file.getBytes().length > LARGEST) {
            throw refused(name, "it is larger than a megabyte");
        }
        if (!"form".equals(kind)) {
            read(name, file.getBytes());
        }
    }

    private static void read(String name, byte[] xml) {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE ->
                        throw refused(name, "it declares a document type or entities");
                    case XMLStreamReader.START_ELEMENT -> element(name, reader);
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw refused(name, "it is not well-formed XML");
        }
    }

    private static void element(String name, XMLStreamReader at) {
        boolean engine = CAMUNDA.equals(at.getNamespaceURI());
        boolean model = BPMN.equals(at.getNamespaceURI());
        if ((engine || model) && CODE.contains(at.getLocalName())) {
            throw refused(name, "element " + at.getLocalName() + " is not allowed");
        }
        for (int i = 0; i < at.getAttributeCount(); i++) {
            var attribute = at.getAttributeLocalName(i);
            boolean code = CAMUNDA.equals(at.getAttributeNamespace(i)) && CODE.contains(attribute);
            if (code || otherLanguage(at, i) || (model && "language".equals(attribute))) {
                throw refused(name, "attribute " + attribute + " is not allowed");
            }
        }
    }

    private static boolean otherLanguage(XMLStreamReader at, int attribute) {
        return "expressionLanguage".equals(at.getAttributeLocalName(attribute))
                && !LANGUAGES.contains(at.getAttributeValue(attribute));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static ProcessEngineException refused(String file, String reason) {
        return new ProcessEngineException("The file " + file + " was refused: " + reason);
    }
}
