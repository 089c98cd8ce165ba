package io.volmount.report.result;

import static io.volmount.report.result.Sample.report;
import static io.volmount.report.result.Sample.step;
import static io.volmount.report.result.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Period;
import io.volmount.proof.VolumeProof.Verdict;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerifiedTextTest {
    private static Period of(Duration took) {
        return Period.of(Fleet.START, Fleet.START.plus(took));
    }

    private static StepReport reboot(Duration took) {
        StepReport any = step("reboot", StepReport.Status.DONE, "back in boot x", "");
        return new StepReport(
                any.id(),
                any.status(),
                any.effect(),
                any.unusual(),
                any.fileChange(),
                any.title(),
                any.reason(),
                any.destroys(),
                any.detail(),
                any.output(),
                Optional.of(of(took)));
    }

    /** @param mb what it offers, and what another volume offered that is measured again */
    private static AgentReport verified(String name, long mb, Duration took, Duration rebooting) {
        return new AgentReport(
                name,
                "10.0.0.1:22",
                Optional.of(Role.PRIVATE),
                Outcome.VERIFIED,
                "the agent offers /dcos/volume0",
                List.of("discovery will measure /dcos/volume1 (" + mb + " MB) again"),
                OptionalInt.empty(),
                List.of(reboot(rebooting)),
                List.of(new VolumeReport(
                        "/dcos/volume0",
                        Verdict.VERIFIED,
                        OptionalLong.of(mb),
                        false,
                        List.of(),
                        List.of("its own line"))),
                List.of(),
                Optional.of(of(took)),
                Optional.empty(),
                List.of());
    }

    private static List<AgentReport> agents() {
        return List.of(
                verified("a1", 74, Duration.ofSeconds(112), Duration.ofSeconds(40)),
                verified("a2", 80, Duration.ofSeconds(190), Duration.ofSeconds(130)),
                verified("a3", 74, Duration.ofSeconds(150), Duration.ofSeconds(60)));
    }

    @Test
    void agentsOfDifferentSizesAndTimesShareAnEntryWithTheRanges() {
        assertThat(text(report("apply", agents()))).startsWith("""
                a[1-3] (3 agents): verified
                  private agent; the agent offers /dcos/volume0
                  warning: discovery will measure /dcos/volume1 (N MB) again
                    /dcos/volume0 verified, offered with 74-80 MB
                    took 1m52s..3m10s

                """);
    }

    private static String applied(Instant... resumptions) {
        return text(new Report(
                "apply",
                "test volumes",
                Optional.of("test-run"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("test-run"),
                agents(),
                new Circumstances(
                        Optional.of(of(Duration.ofMinutes(44).plusSeconds(10))),
                        List.of(resumptions),
                        Optional.empty(),
                        Optional.of(Fleet.policy(1, 1, 0)))));
    }

    @Test
    void theSummaryTellsHowLongTheRunTookAndWhatTookLongest() {
        assertThat(applied()).endsWith("""
                apply "test volumes": 3 agents, 3 verified
                run test-run took 44m10s; slowest step: reboot, 1m at the median, 2m10s on a2
                evidence of every agent: volmount runs report test-run
                """);
        assertThat(applied(Instant.EPOCH))
                .contains("run test-run took 44m10s, pauses included; slowest step: reboot, ");
    }

    @Test
    void agentsWithDifferentVolumesOrWarningsDoNotShareAnEntry() {
        AgentReport usual = agents().get(0);
        AgentReport warned = new AgentReport(
                "a2",
                usual.address(),
                usual.role(),
                usual.outcome(),
                usual.reason(),
                List.of("the node stays locked"),
                usual.runningTasks(),
                usual.steps(),
                usual.volumes());

        assertThat(text(report("apply", List.of(usual, warned))))
                .contains("a1 (10.0.0.1:22): verified", "a2 (10.0.0.1:22): verified");
    }
}
