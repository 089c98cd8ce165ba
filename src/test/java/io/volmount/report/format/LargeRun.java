package io.volmount.report.format;

import io.volmount.agent.Period;
import io.volmount.proof.CheckResult;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.report.result.AgentReport;
import io.volmount.report.result.Circumstances;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Request;
import io.volmount.report.result.StepReport;
import io.volmount.report.result.VolumeReport;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.step.Effect;
import io.volmount.volume.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The report of an apply on many agents, with every step and all evidence. */
final class LargeRun {
    private static final List<String> STEPS = List.of(
            "stop-agent",
            "clear-agent-checkpoint",
            "make-filesystem",
            "add-fstab-entry",
            "mount-volume",
            "reboot",
            "verify");
    private static final List<String> CHECKS =
            List.of("in-fstab", "mounted", "systemd-mount", "agent-healthy", "discovery", "offered");
    private static final int AT_ONCE = 50;
    private static final int BUDGET = 60;
    private static final int FAILING = 97;

    private LargeRun() {}

    /** @param said by the node of the first agent, in every place */
    static ReportView of(int agents, String said) {
        List<AgentReport> all = IntStream.range(0, agents)
                .mapToObj(i -> agent(i, i == 0 ? said : "made up"))
                .toList();
        return new ReportView(new Report(
                        "apply",
                        "data volumes",
                        Optional.of("20261122-120000-k3xq"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        all,
                        new Circumstances(
                                Optional.of(
                                        Period.of(Fleet.START, Fleet.START.plusSeconds(240L * (agents / AT_ONCE + 1)))),
                                List.of(),
                                Optional.empty(),
                                Optional.of(Fleet.policy(1, BUDGET, 10))))
                .requested(new Request(
                        Optional.of("core@controller"),
                        "0.1.0",
                        List.of("inventory.yml"),
                        Optional.of("private-agents"),
                        Optional.of("playbook.yml"),
                        Map.of())));
    }

    private static AgentReport agent(int number, String said) {
        boolean failed = number % FAILING == FAILING - 1;
        Instant began = Fleet.START.plusSeconds(number / AT_ONCE * 240L + number % AT_ONCE * 3);
        Instant ended = began.plusSeconds(failed ? 30 : 150 + number * 7 % 60);
        return new AgentReport(
                String.format("a%03d", number + 1),
                "10.0." + number / 250 + "." + (number % 250 + 1) + ":22",
                Optional.of(Role.PRIVATE),
                failed ? Outcome.FAILED : Outcome.VERIFIED,
                failed ? "make-filesystem: mkfs.xfs exited with 1" : "the agent offers /dcos/volume0: " + said,
                number == 0 ? List.of(said) : List.of(),
                OptionalInt.of(number % 9),
                steps(began, failed, said),
                failed ? List.of() : List.of(volume(said)),
                List.of(),
                Optional.of(Period.of(began, ended)),
                Optional.of(new Period(began, Optional.of(ended.plusSeconds(30)).filter(back -> !failed))),
                List.of());
    }

    private static List<StepReport> steps(Instant began, boolean failed, String said) {
        List<StepReport> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            Instant at = began.plusSeconds(i * 20L);
            boolean fails = failed && i == 2;
            boolean begun = !failed || i <= 2;
            steps.add(new StepReport(
                    STEPS.get(i),
                    fails ? StepReport.Status.FAILED : begun ? StepReport.Status.DONE : StepReport.Status.SKIPPED,
                    Effect.CHANGE,
                    false,
                    Optional.empty(),
                    "do " + STEPS.get(i),
                    "the plan says so",
                    Optional.empty(),
                    begun ? "done: " + said : "do " + STEPS.get(i),
                    fails ? "mkfs.xfs: cannot open /dev/vdb: Device or resource busy" : "",
                    begun ? Optional.of(Period.of(at, at.plusSeconds(20))) : Optional.empty()));
        }
        return steps;
    }

    private static VolumeReport volume(String said) {
        return new VolumeReport(
                "/dcos/volume0",
                Verdict.VERIFIED,
                OptionalLong.of(512_000),
                false,
                CHECKS.stream()
                        .map(check -> new CheckResult(check, Optional.of(true), "found: " + said, List.of()))
                        .toList(),
                List.of(
                        "Nov 22 12:02:37 node mesos-agent[240]: Found matching mounts : [('/dcos/volume0', 512000)]",
                        "Nov 22 12:02:38 node mesos-agent[240]: " + said));
    }
}
