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

    /** How many tasks run or are about to; empty when the snapshot does not tell, or tells what cannot be. */
    static OptionalInt runningTasks(String snapshot) {
        try {
            JsonNode metrics = JsonMapper.shared().readTree(snapshot);
            List<JsonNode> told = Stream.of("running", "staging", "starting")
                    .map(state -> metrics.path("slave/tasks_" + state))
                    .filter(value -> !value.isMissingNode())
                    .toList();
            return metrics.has("slave/tasks_running") && told.stream().allMatch(AgentMetrics::isPossible)
                    ? OptionalInt.of(told.stream().mapToInt(JsonNode::asInt).sum())
                    : OptionalInt.empty();
        } catch (JacksonException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean isPossible(JsonNode tasks) {
        return tasks.isNumber() && tasks.asDouble() >= 0 && tasks.asDouble() <= NodeLimits.TASKS;
    }
}
