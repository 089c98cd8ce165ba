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
 * @param role as found on the node; empty if it has none or is unknown
 * @param reason one sentence
 * @param warnings one sentence each
 * @param runningTasks number before anything was done; empty if the agent did not report it
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

    /** Whether somebody has to look into it. */
    boolean troubled() {
        return !outcome.good() && outcome != Outcome.SKIPPED;
    }

    /** The same agent and outcome, with another sentence instead of all that was found and done. */
    AgentReport only(String sentence) {
        return new AgentReport(
                name, address, role, outcome, sentence, List.of(), OptionalInt.empty(), List.of(), List.of());
    }
}
