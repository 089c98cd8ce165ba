package io.volmount.report.result;

import io.volmount.rollout.Outcome;
import io.volmount.text.Worded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a command found and did.
 *
 * @param command {@code plan}, {@code apply} or {@code verify}
 * @param playbook the playbook's name; empty if there was no run to work on
 * @param run the run's name; empty for commands that change nothing
 * @param ahead what applying the plan would do; empty if there are no steps or they were taken
 * @param stopped why a rollout ended early, and how to resume it; empty if it did not
 * @param next the command line that continues with the agents that did not end well; empty if there are none, or no run
 */
public record Report(
        String command,
        String playbook,
        Optional<String> run,
        Optional<BlastRadius> ahead,
        Optional<String> stopped,
        Optional<String> next,
        List<AgentReport> agents) {

    /** Result of the command as a whole. */
    public enum Result implements Worded {
        /** Done, or nothing to do. */
        OK,
        /** There are changes to make. */
        CHANGES,
        /** At least one agent failed, was refused, unreachable, not verified or unproven. */
        FAILED,
        /** The budget or the operator stopped the rollout. */
        STOPPED
    }

    public Report {
        agents = List.copyOf(agents);
    }

    public Result result() {
        if (stopped.isPresent()) {
            return Result.STOPPED;
        }
        if (agents.stream().anyMatch(agent -> !agent.outcome().good())) {
            return Result.FAILED;
        }
        return any(agent -> agent.outcome() == Outcome.PLANNED) ? Result.CHANGES : Result.OK;
    }

    /** Number of agents by outcome, without zeros. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            int count = (int)
                    agents.stream().filter(agent -> agent.outcome() == outcome).count();
            if (count > 0) {
                counts.put(outcome, count);
            }
        }
        return counts;
    }

    private boolean any(Predicate<AgentReport> what) {
        return agents.stream().anyMatch(what);
    }
}
