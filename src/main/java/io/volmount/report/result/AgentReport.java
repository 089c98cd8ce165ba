package io.volmount.report.result;

import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One agent in a report.
 *
 * @param address {@code host:port}
 * @param role as found on the node; empty when there is none or it is not known
 * @param reason one sentence
 * @param warnings what the operator should know, one sentence each
 * @param runningTasks found on the agent before anything was done; empty when it did not tell
 */
public record AgentReport(
        String name,
        String address,
        Optional<Role> role,
        Outcome outcome,
        String reason,
        List<String> warnings,
        OptionalInt runningTasks,
        List<StepReport> steps,
        List<VolumeReport> volumes) {
    public AgentReport {
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
        volumes = List.copyOf(volumes);
    }

    /** The same agent and outcome, with another sentence instead of all that was found and done. */
    AgentReport only(String sentence) {
        return new AgentReport(
                name, address, role, outcome, sentence, List.of(), OptionalInt.empty(), List.of(), List.of());
    }
}
