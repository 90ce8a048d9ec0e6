package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model without a readable picture can't be discussed by the people who work in it. */
class DiagramRulesTests {

    @ParameterizedTest
    @MethodSource("models")
    void everything_is_drawn(Model model) {
        Set<BaseElement> drawn = new HashSet<>();
        model.all(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement()));
        model.all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement()));
        assertThat(drawn)
                .containsAll(model.all(FlowNode.class))
                .containsAll(model.all(SequenceFlow.class))
                .containsAll(model.all(Lane.class))
                .containsAll(model.all(Participant.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothing_covers_anything_else(Model model) {
        List<BpmnShape> shapes = model.all(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
                .filter(shape -> !(shape.getBpmnElement() instanceof BoundaryEvent))
                .toList();
        for (BpmnShape one : shapes) {
            for (BpmnShape other : shapes) {
                if (one != other
                        && one.getBpmnElement().getParentElement()
                                == other.getBpmnElement().getParentElement()) {
                    assertThat(rectangle(one).intersects(rectangle(other)))
                            .as(one.getId() + " covers " + other.getId())
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void nodes_stand_inside_their_lane(Model model) {
        model.all(Lane.class).forEach(lane -> {
            Rectangle2D frame = rectangle((BpmnShape) lane.getDiagramElement());
            assertThat(lane.getFlowNodeRefs())
                    .allSatisfy(node -> assertThat(frame.contains(rectangle((BpmnShape) node.getDiagramElement())))
                            .as(node.getId())
                            .isTrue());
        });
    }

    private static Rectangle2D rectangle(BpmnShape shape) {
        Bounds at = shape.getBounds();
        return new Rectangle2D.Double(at.getX(), at.getY(), at.getWidth(), at.getHeight());
    }

    static Stream<Model> models() {
        return Model.all();
    }
}
