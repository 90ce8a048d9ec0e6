package se.samverka.whole;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The processes as their models describe them. */
final class ProcessList {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private ProcessList() {}

    static List<List<String>> rows(Path folder) throws Exception {
        var models = new ArrayList<Document>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(name -> name.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                try (var in = Files.newInputStream(file)) {
                    models.add(parse(in));
                }
            }
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Process", "Name", "Started by", "What it is"));
        models.forEach(model -> rows.add(row(model, models)));
        return rows;
    }

    private static Document parse(InputStream in) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(in);
    }

    private static List<String> row(Document model, List<Document> models) {
        var process = elements(model, BPMN, "process").get(0);
        var id = process.getAttribute("id");
        return List.of(
                "`" + id + "`", process.getAttribute("name"), startedBy(id, model, models), documentation(process));
    }

    private static String startedBy(String id, Document model, List<Document> models) {
        return elements(model, CAMUNDA, "property").stream()
                .filter(property -> property.getAttribute("name").equals("startas-av"))
                .map(property -> property.getAttribute("value").replace(",", ", "))
                .findFirst()
                .orElseGet(() -> "called by " + String.join(", ", callersOf(id, models)));
    }

    private static List<String> callersOf(String id, List<Document> models) {
        return models.stream()
                .filter(model -> elements(model, BPMN, "callActivity").stream()
                        .anyMatch(call -> call.getAttribute("calledElement").equals(id)))
                .map(model -> "`" + elements(model, BPMN, "process").get(0).getAttribute("id") + "`")
                .toList();
    }

    private static String documentation(Element process) {
        return process.getElementsByTagNameNS(BPMN, "documentation")
                .item(0)
                .getTextContent()
                .strip();
    }

    private static List<Element> elements(Document model, String namespace, String name) {
        var found = model.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
