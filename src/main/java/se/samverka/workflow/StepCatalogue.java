package se.samverka.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;
import se.samverka.identity.CurrentActor;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;

/** All steps by name. What is not in it can't be called by a model. */
@Component
class StepCatalogue {

    private final Map<String, StepInfo> infos = new TreeMap<>();
    private final Map<Object, Object> delegates = new HashMap<>();

    StepCatalogue(List<Step> steps, CurrentActor actors) {
        for (var step : steps) {
            var info = AnnotationUtils.findAnnotation(AopUtils.getTargetClass(step), StepInfo.class);
            if (info == null) {
                throw new IllegalStateException(step.getClass() + " is a step without @StepInfo");
            }
            if (infos.put(info.name(), info) != null) {
                throw new IllegalStateException("Two steps are called " + info.name());
            }
            JavaDelegate delegate = new StepAdapter(step, info, actors);
            delegates.put(info.name(), delegate);
        }
    }

    Map<Object, Object> delegates() {
        return delegates;
    }
}
