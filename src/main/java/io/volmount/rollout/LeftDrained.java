package io.volmount.rollout;

import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.StepResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The IDs in Mesos under which a run has drained an agent, or may have, and not reactivated it. Pure.
 *
 * @param taken all steps of the run on the agent, in order
 */
record LeftDrained(List<TakenStep> taken) {
    private static final Set<Status> NOT_BEGUN = Set.of(Status.UNREACHABLE, Status.HELD);

    List<String> agents() {
        List<String> left = new ArrayList<>();
        for (TakenStep each : taken) {
            if (each.step() instanceof DrainAgent drain
                    && !NOT_BEGUN.contains(each.result().status())
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
        return "; the master may still have agent " + agent + " drained: resume the run, or post"
                + " {\"type\":\"REACTIVATE_AGENT\",\"reactivate_agent\":{\"agent_id\":{\"value\":\"" + agent
                + "\"}}} to its /api/v1 (before Mesos 1.9, post its /maintenance/schedule without the machine)";
    }
}
