package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent's own {@code /metrics/snapshot}. */
final class AgentMetrics {
    private AgentMetrics() {}

    /** Number of tasks running, staging or starting; empty if the snapshot lacks it or has an impossible value. */
    static OptionalInt runningTasks(String snapshot) {
        try {
            JsonNode metrics = JsonMapper.shared().readTree(snapshot);
            List<JsonNode> counts = Stream.of("running", "staging", "starting")
                    .map(state -> metrics.path("slave/tasks_" + state))
                    .filter(value -> !value.isMissingNode())
                    .toList();
            return metrics.has("slave/tasks_running") && counts.stream().allMatch(AgentMetrics::isPossible)
                    ? OptionalInt.of(counts.stream().mapToInt(JsonNode::asInt).sum())
                    : OptionalInt.empty();
        } catch (JacksonException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean isPossible(JsonNode tasks) {
        return tasks.isNumber() && tasks.asDouble() >= 0 && tasks.asDouble() <= NodeLimits.TASKS;
    }
}
