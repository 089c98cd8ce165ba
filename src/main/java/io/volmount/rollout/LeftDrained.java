package io.volmount.rollout;

import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.StepResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The IDs in Mesos under which a run has drained an agent, or may have, and not reactivated it. Pure.
 *
 * @param earlier all steps on the agent before the run was last resumed, in order
 * @param taken those since
 */
public record LeftDrained(List<TakenStep> earlier, List<TakenStep> taken) {
    private static final Set<Status> NOT_BEGUN = Set.of(Status.UNREACHABLE, Status.HELD);

    public LeftDrained {
        earlier = List.copyOf(earlier);
        taken = List.copyOf(taken);
    }

    /** All of them, the latest last. */
    List<String> agents() {
        return left(Stream.concat(earlier.stream(), taken.stream()).toList(), LeftDrained::mayHaveBegun);
    }

    /** Whether the master told an earlier attempt that the run had drained it. */
    public boolean confirms(String agent) {
        return left(earlier, status -> status == Status.DONE).contains(agent);
    }

    /** Whether an earlier attempt may have had it drained, without a word from the master. */
    public boolean doubts(String agent) {
        return left(earlier, LeftDrained::mayHaveBegun).contains(agent) && !confirms(agent);
    }

    private static boolean mayHaveBegun(Status status) {
        return !NOT_BEGUN.contains(status);
    }

    private static List<String> left(List<TakenStep> steps, Predicate<Status> drained) {
        List<String> left = new ArrayList<>();
        for (TakenStep each : steps) {
            if (each.step() instanceof DrainAgent drain
                    && drained.test(each.result().status())
                    && !left.contains(drain.agent())) {
                left.add(drain.agent());
            } else if (each.step() instanceof ReactivateAgent reactivated
                    && each.result().succeeded()) {
                left.removeAll(reactivated.agents());
            }
        }
        return left;
    }

    /** As a clause after a reason, with the remedy; empty if there are none. */
    String clause() {
        return agents().stream().map(LeftDrained::clause).collect(Collectors.joining());
    }

    private static String clause(String agent) {
        return "; the master may still have agent " + agent + " drained: resume the run, or post " + reactivation(agent)
                + " to its /api/v1 (before Mesos 1.9, post its /maintenance/schedule without the machine)";
    }

    /** The call of Mesos' operator API that reactivates an agent. */
    public static String reactivation(String agent) {
        return "{\"type\":\"REACTIVATE_AGENT\",\"reactivate_agent\":{\"agent_id\":{\"value\":\"" + agent + "\"}}}";
    }
}
