package io.volmount.mesos.maintenance;

import io.volmount.facts.NodeLimits;
import io.volmount.mesos.AnswerFields;
import io.volmount.mesos.JsonAnswer;
import io.volmount.mesos.MasterLimits;
import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.UnusableAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * How many tasks have not ended on each agent. A master tells it of all agents at once, so that many who wait for an agent
 * share an answer.
 */
final class TaskCounts {
    /** How long an answer is used, and how long a master that does not answer is left alone. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final List<String> LIVE = List.of("TASK_STAGING", "TASK_STARTING", "TASK_RUNNING", "TASK_KILLING");

    private final MesosMaster master;
    private Optional<Counted> latest = Optional.empty();

    /** @param at as {@code System.nanoTime} counts */
    private record Counted(Map<String, Integer> byAgent, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    TaskCounts(MesosMaster master) {
        this.master = master;
    }

    /** Empty if the master does not say; never older than some seconds. */
    synchronized OptionalInt of(String agentId) {
        if (latest.filter(Counted::isFresh).isEmpty()) {
            latest = Optional.of(new Counted(count(), System.nanoTime()));
        }
        Integer count = latest.orElseThrow().byAgent().get(agentId);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** What cannot be one counts as not said. */
    private static boolean isNumberOfTasks(JsonNode number) {
        return number.canConvertToInt() && number.intValue() >= 0 && number.intValue() <= NodeLimits.TASKS;
    }

    private Map<String, Integer> count() {
        try {
            return master.ask("/state-summary", TaskCounts::read);
        } catch (MasterUnavailable untold) {
            return Map.of();
        }
    }

    /** @throws UnusableAnswer if a master would not answer so */
    static Map<String, Integer> read(JsonAnswer answer) throws IOException {
        Map<String, Integer> byAgent = new HashMap<>();
        answer.lists(Map.of("slaves", agent -> {
            if (byAgent.size() == MasterLimits.AGENTS) {
                throw new UnusableAnswer("answers with more than " + MasterLimits.AGENTS + " agents");
            }
            if (LIVE.stream().map(agent::path).allMatch(TaskCounts::isNumberOfTasks)) {
                AnswerFields.text(agent, "id")
                        .ifPresent(id -> byAgent.put(
                                id,
                                LIVE.stream()
                                        .mapToInt(state -> agent.path(state).intValue())
                                        .sum()));
            }
        }));
        return byAgent;
    }
}
