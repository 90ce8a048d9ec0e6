package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Models are written in these words and no others: scripts, listeners and classes have no place to stand. */
class VocabularyRulesTests {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Set<String> NAMESPACES = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL",
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            CAMUNDA);
    private static final Set<String> ELEMENTS =
            Set.of("properties", "property", "inputOutput", "inputParameter", "in", "out");
    private static final Set<String> ATTRIBUTES = Set.of(
            "formRef",
            "formRefBinding",
            "candidateGroups",
            "dueDate",
            "historyTimeToLive",
            "delegateExpression",
            "decisionRef",
            "decisionRefBinding",
            "mapDecisionResult",
            "resultVariable",
            "asyncBefore",
            "businessKey",
            "exclusive",
            "asyncAfter",
            "variableName",
            "modelerTemplate");
    private static final Set<String> NEVER = Set.of("scriptTask", "script", "sendTask", "receiveTask", "import");

    @ParameterizedTest
    @MethodSource("files")
    void only_known_elements_and_attributes(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(file.toFile());
        nodes(document.getElementsByTagName("*")).map(Element.class::cast).forEach(element -> {
            assertThat(element.getNamespaceURI()).isIn(NAMESPACES);
            assertThat(element.getLocalName()).isNotIn(NEVER);
            if (CAMUNDA.equals(element.getNamespaceURI())) {
                assertThat(element.getLocalName()).isIn(ELEMENTS);
                assertThat(nodes(element.getChildNodes()).filter(Element.class::isInstance))
                        .allMatch(child -> CAMUNDA.equals(child.getNamespaceURI()));
            }
            assertThat(camundaAttributes(element)).isSubsetOf(ATTRIBUTES);
        });
    }

    private static Stream<String> camundaAttributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .filter(attribute -> CAMUNDA.equals(attribute.getNamespaceURI())
                        || "http://camunda.org/schema/1.0/dmn".equals(attribute.getNamespaceURI()))
                .map(Node::getLocalName);
    }

    private static Stream<Node> nodes(NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    static Stream<Path> files() {
        return Stream.concat(Model.files(Model.FOLDER, ".bpmn"), Model.files(Model.FOLDER, ".dmn"));
    }
}
