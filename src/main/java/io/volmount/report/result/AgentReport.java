package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.rollout.AgentTimes;
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
 * @param evidence the checks of the agent itself; empty if none were made
 * @param runningTasks number before anything was done; empty if the agent did not report it
 * @param time when it was probed or worked on; empty if it was not
 * @param unavailable while it counted as unavailable; empty if it never did because of this command
 * @param drained its IDs in Mesos under which the run has drained it, or may have, and not reactivated it
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
        List<VolumeReport> volumes,
        List<CheckResult> evidence,
        Optional<Period> time,
        Optional<Period> unavailable,
        List<String> drained) {
    public AgentReport {
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
        volumes = List.copyOf(volumes);
        evidence = List.copyOf(evidence);
        drained = List.copyOf(drained);
    }

    /** Whether somebody has to look into it. */
    boolean troubled() {
        return !outcome.good() && outcome != Outcome.SKIPPED;
    }

    /** Whether anything was proven or disproven of it. */
    boolean hasEvidence() {
        return !volumes.isEmpty() || !evidence.isEmpty();
    }

    /** One that nothing was done to. */
    public AgentReport(
            String name,
            String address,
            Optional<Role> role,
            Outcome outcome,
            String reason,
            List<String> warnings,
            OptionalInt runningTasks,
            List<StepReport> steps,
            List<VolumeReport> volumes) {
        this(
                name,
                address,
                role,
                outcome,
                reason,
                warnings,
                runningTasks,
                steps,
                volumes,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with the time of its probe. */
    AgentReport during(Optional<Period> known) {
        return with(volumes, evidence, known, unavailable, drained);
    }

    /** The same with what was proven of it. */
    AgentReport with(Optional<Proof> proof) {
        return with(
                proof.map(VolumeReport::of).orElse(List.of()),
                proof.map(Proof::agent).orElse(List.of()),
                time,
                unavailable,
                drained);
    }

    /** The same with the times at which it was worked on and unavailable. */
    AgentReport during(AgentTimes times) {
        return with(volumes, evidence, times.worked(), times.unavailable(), drained);
    }

    /** The same that stays drained under these IDs. */
    AgentReport drained(List<String> left) {
        return with(volumes, evidence, time, unavailable, left);
    }

    /** The same agent and outcome, with another sentence instead of all that was found and done. */
    AgentReport only(String sentence) {
        return new AgentReport(
                        name, address, role, outcome, sentence, List.of(), OptionalInt.empty(), List.of(), List.of())
                .with(List.of(), List.of(), time, unavailable, drained);
    }

    private AgentReport with(
            List<VolumeReport> found,
            List<CheckResult> checks,
            Optional<Period> worked,
            Optional<Period> whileUnavailable,
            List<String> left) {
        return new AgentReport(
                name,
                address,
                role,
                outcome,
                reason,
                warnings,
                runningTasks,
                steps,
                found,
                checks,
                worked,
                whileUnavailable,
                left);
    }
}
