package io.volmount.shell;

import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent's own {@code /metrics/snapshot}. */
final class AgentMetrics {
    private AgentMetrics() {}

    /** How many tasks run or are about to; empty when the snapshot does not tell. */
    static OptionalInt runningTasks(String snapshot) {
        try {
            JsonNode metrics = JsonMapper.shared().readTree(snapshot);
            if (!metrics.path("slave/tasks_running").isNumber()) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(Stream.of("running", "staging", "starting")
                    .mapToInt(
                            state -> (int) metrics.path("slave/tasks_" + state).asDouble(0))
                    .sum());
        } catch (JacksonException e) {
            return OptionalInt.empty();
        }
    }
}
