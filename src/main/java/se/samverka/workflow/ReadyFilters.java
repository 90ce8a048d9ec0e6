package se.samverka.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The filters everybody finds in Tasklist. They name no groups: whose tasks are shown follows from who asks. */
@Component
class ReadyFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final OwnWork own;

    ReadyFilters(FilterService filters, TaskService tasks, OwnWork own) {
        this.filters = filters;
        this.tasks = tasks;
        this.own = own;
    }

    @Order(1)
    @Transactional
    @EventListener(ApplicationStartedEvent.class)
    public void create() {
        var wanted = new LinkedHashMap<String, TaskQuery>();
        wanted.put("Alla öppna", tasks.createTaskQuery());
        wanted.put("Mina uppgifter", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        wanted.put("Enhetens otagna", tasks.createTaskQuery().taskUnassigned());
        wanted.put("Försenade", tasks.createTaskQuery().dueBeforeExpression("${now()}"));
        wanted.put(
                "Klart inom en vecka",
                tasks.createTaskQuery().dueAfterExpression("${now()}").dueBeforeExpression("${weekFromNow()}"));
        own.run(() -> {
            int place = 0;
            for (var filter : wanted.entrySet()) {
                create(filter.getKey(), filter.getValue(), place++);
            }
            return true;
        });
    }

    private void create(String name, TaskQuery query, int place) {
        if (filters.createFilterQuery().filterName(name).count() == 0) {
            var filter = filters.newTaskFilter(name);
            filter.setQuery(query);
            filter.setProperties(Map.of("priority", place, "refresh", true, "showUndefinedVariable", false));
            filters.saveFilter(filter);
        }
    }
}
