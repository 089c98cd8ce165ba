package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeSketch;
import io.volmount.proof.CheckResult;
import io.volmount.proof.VolumeProof;
import io.volmount.report.Rendered;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.step.Effect;
import io.volmount.volume.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Reports made up for tests. */
final class Sample {
    private Sample() {}

    static Report report(String command, List<AgentReport> agents) {
        return new Report(
                command,
                "test volumes",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                agents);
    }

    static String text(Report report) {
        return Rendered.text(new ReportView(report));
    }

    static AgentReport agent(String name, Outcome outcome, String reason) {
        return agent(name, outcome, reason, List.of(), List.of());
    }

    static AgentReport agent(
            String name, Outcome outcome, String reason, List<StepReport> steps, List<VolumeReport> volumes) {
        return new AgentReport(
                name,
                "10.0.0.1:22",
                Optional.of(Role.PRIVATE),
                outcome,
                reason,
                List.of(),
                OptionalInt.empty(),
                steps,
                volumes);
    }

    /** Agents of one story, named a01, a02, ... */
    static List<AgentReport> agents(int number, Outcome outcome, String reason) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> agent(String.format("a%02d", i), outcome, reason))
                .toList();
    }

    static StepReport planned(
            String id, Effect effect, boolean unusual, String title, String reason, Optional<String> destroys) {
        return new StepReport(
                id,
                StepReport.Status.PLANNED,
                effect,
                unusual,
                Optional.empty(),
                title,
                reason,
                destroys,
                title,
                "",
                Optional.empty());
    }

    static StepReport step(String id, StepReport.Status status, String detail, String output) {
        Optional<Period> time = status == StepReport.Status.SKIPPED
                ? Optional.empty()
                : Optional.of(Period.of(Fleet.START, Fleet.START.plusMillis(1234)));
        return new StepReport(
                id,
                status,
                Effect.CHANGE,
                false,
                Optional.empty(),
                "do " + id,
                "because",
                Optional.empty(),
                detail,
                output,
                time);
    }

    static JournaldLine journal(String message) {
        return new JournaldLine(
                Instant.parse("2026-11-22T19:14:37Z"),
                "node-1",
                "c9354488",
                41_000_000,
                240,
                "dcos-mesos-slave.service",
                "",
                "mesos-agent",
                message);
    }

    static VolumeReport volume(boolean verified, String journalMessage) {
        return volume(
                Optional.of(verified), verified ? "found it with 74 MB to offer" : "did not find it", journalMessage);
    }

    /** @param discovery whether it found the volume; empty when that cannot be told */
    static VolumeReport volume(Optional<Boolean> discovery, String detail, String journalMessage) {
        return VolumeReport.of(new VolumeProof(
                NodeSketch.VOLUME0,
                discovery.orElse(false) ? OptionalLong.of(74) : OptionalLong.empty(),
                List.of(
                        new CheckResult(
                                "mounted",
                                Optional.of(true),
                                "from /root/volume0.img through /dev/loop0, ext4",
                                List.of()),
                        new CheckResult("discovery", discovery, detail, List.of(journal(journalMessage))))));
    }
}
