package se.samverka.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** What the body of a stock call may say. */
enum StockBody {
    NONE {
        @Override
        boolean allows(JsonNode body, String userId) {
            return body.isMissingNode();
        }
    },
    EMPTY {
        @Override
        boolean allows(JsonNode body, String userId) {
            return body.isMissingNode() || (body.isObject() && body.isEmpty());
        }
    },
    /** Claiming for oneself, never for somebody else. */
    CLAIM {
        @Override
        boolean allows(JsonNode body, String userId) {
            return body.isObject()
                    && body.size() == 1
                    && userId.equals(body.path("userId").textValue());
        }
    },
    /** The task list's page: plain comparisons and a plain order, nothing about variables. */
    TASK_SEARCH {
        @Override
        boolean allows(JsonNode body, String userId) {
            return body.isMissingNode() || (body.isObject() && each(body, StockBody::isSearch));
        }
    },
    RETRIES {
        @Override
        boolean allows(JsonNode body, String userId) {
            var retries = body.path("retries");
            return body.size() == 1 && retries.isInt() && retries.intValue() >= 0 && retries.intValue() <= 10;
        }
    },
    /** A reading query of a process administrator. */
    QUERY {
        @Override
        boolean allows(JsonNode body, String userId) {
            return body.isMissingNode() || (body.isObject() && each(body, StockBody::isQuery));
        }
    };

    private static final Set<String> SORTED_BY = Set.of(
            "created", "dueDate", "followUpDate", "name", "assignee", "priority", "instanceId", "executionId", "id");
    private static final Set<String> ALWAYS_EMPTY =
            Set.of("processVariables", "taskVariables", "caseInstanceVariables", "variables");
    private static final Pattern SEARCHED =
            Pattern.compile("firstResult|maxResults|active|name|nameLike|assignee|unassigned"
                    + "|priority|minPriority|maxPriority|taskDefinitionKey|processDefinitionKey|processInstanceBusinessKey"
                    + "|due(Date|Before|After)|followUp(Date|Before|After)|created(On|Before|After)|sorting");
    private static final Pattern REFUSED =
            Pattern.compile("(?i).*expression|or|orQueries|.*variable.*|.*businessKeyLike|.*parameters");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,60}(?:%5B[A-Za-z]{1,60}%5D)?");

    abstract boolean allows(JsonNode body, String userId);

    /** Whether a query parameter or key of this name can't reach an expression, a variable's value or a nested query. */
    static boolean harmless(String name) {
        return NAME.matcher(name).matches() && !REFUSED.matcher(name).matches();
    }

    static boolean plain(String value) {
        return value.length() <= 200 && !value.contains("${") && !value.contains("#{");
    }

    private static boolean isSearch(String key, JsonNode value) {
        if (ALWAYS_EMPTY.contains(key)) {
            return value.isArray() && value.isEmpty();
        }
        if (key.equals("sorting")) {
            return value.isArray() && value.size() <= 5 && all(value, StockBody::isOrder);
        }
        return SEARCHED.matcher(key).matches() && isPlainValue(value);
    }

    private static boolean isOrder(JsonNode order) {
        return order.isObject()
                && each(order, (key, value) -> switch (key) {
                    case "sortBy" -> SORTED_BY.contains(value.asText());
                    case "sortOrder" -> Set.of("asc", "desc").contains(value.asText());
                    default -> false;
                });
    }

    private static boolean isQuery(String key, JsonNode value) {
        if (ALWAYS_EMPTY.contains(key)) {
            return value.isArray() && value.isEmpty();
        }
        if (key.equals("sorting")) {
            return value.isArray()
                    && value.size() <= 5
                    && all(value, order -> order.isObject() && each(order, (k, v) -> harmless(k) && isPlainValue(v)));
        }
        return harmless(key) && (isPlainValue(value) || (value.isArray() && all(value, StockBody::isPlainValue)));
    }

    private static boolean isPlainValue(JsonNode value) {
        return value.isValueNode() && plain(value.asText());
    }

    private static boolean all(JsonNode array, java.util.function.Predicate<JsonNode> rule) {
        for (var item : array) {
            if (!rule.test(item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean each(JsonNode object, java.util.function.BiPredicate<String, JsonNode> rule) {
        return object.properties().stream().allMatch(field -> rule.test(field.getKey(), field.getValue()));
    }
}
