package io.volmount.report.result;

import static io.volmount.report.result.Sample.agent;
import static io.volmount.report.result.Sample.agents;
import static io.volmount.report.result.Sample.report;
import static io.volmount.report.result.Sample.step;
import static io.volmount.report.result.Sample.text;
import static io.volmount.report.result.Sample.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.Rendered;
import io.volmount.report.TextOptions;
import io.volmount.report.result.StepReport.Status;
import io.volmount.rollout.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final String FOUND = "Found matching mounts : [('/dcos/volume0', 74)]";

    @Test
    void anAppliedAgentShowsItsEvidence() {
        AgentReport agent = agent(
                "a1",
                Outcome.VERIFIED,
                "the agent offers /dcos/volume0",
                List.of(
                        step("stop-agent", Status.DONE, "stopped dcos-mesos-slave.service", ""),
                        step("verify", Status.DONE, "the agent offers /dcos/volume0", "")),
                List.of(volume(true, FOUND)));

        assertThat(text(report("apply", List.of(agent)))).isEqualTo("""
                a1 (10.0.0.1:22): verified
                  private agent; the agent offers /dcos/volume0
                    stop-agent              done      stopped dcos-mesos-slave.service (1.2 s)
                    verify                  done      the agent offers /dcos/volume0 (1.2 s)
                    /dcos/volume0 verified, offered with 74 MB
                      yes mounted          from /root/volume0.img through /dev/loop0, ext4
                      yes discovery        found it with 74 MB to offer
                      from the node's journal of this boot:
                        Nov 22 19:14:37 node-1 mesos-agent[240]: Found matching mounts : [('/dcos/volume0', 74)]

                apply "test volumes": 1 agent, 1 verified
                """);
    }

    @Test
    void aFailedStepShowsWhatItsCommandsSaidAndWhatWasNotBegun() {
        AgentReport agent = agent(
                "a1",
                Outcome.FAILED,
                "make-filesystem: mkfs.ext4 exited with 1",
                List.of(
                        step("stop-agent", Status.UNCHANGED, "it was stopped", ""),
                        step(
                                "make-filesystem",
                                Status.FAILED,
                                "mkfs.ext4 exited with 1",
                                "mke2fs 1.46\n\nNo space left\n"),
                        step("reboot", Status.SKIPPED, "reboot", ""),
                        step("verify", Status.SKIPPED, "verify", "")),
                List.of());

        assertThat(text(report("apply", List.of(agent)))).isEqualTo("""
                a1 (10.0.0.1:22): failed
                  private agent; make-filesystem: mkfs.ext4 exited with 1
                    stop-agent              unchanged it was stopped (1.2 s)
                    make-filesystem         failed    mkfs.ext4 exited with 1 (1.2 s)
                                              | mke2fs 1.46
                                              | No space left
                    not begun: reboot, verify

                apply "test volumes": 1 agent, 1 failed
                  a1: failed, make-filesystem: mkfs.ext4 exited with 1
                """);
    }

    private static List<AgentReport> verifiedAndOneThatIsNot() {
        return List.of(
                agent(
                        "a3",
                        Outcome.NOT_VERIFIED,
                        "/dcos/volume0 not verified: did not find it",
                        List.of(),
                        List.of(volume(false, "ERROR"))),
                agent(
                        "a1",
                        Outcome.VERIFIED,
                        "the agent offers /dcos/volume0",
                        List.of(),
                        List.of(volume(true, FOUND))),
                agent(
                        "a2",
                        Outcome.VERIFIED,
                        "the agent offers /dcos/volume0",
                        List.of(),
                        List.of(volume(true, FOUND + "?"))));
    }

    @Test
    void verifiedAgentsAreToldOfOnceBeforeThoseWithProblems() {
        assertThat(text(report("verify", verifiedAndOneThatIsNot()))).isEqualTo("""
                a[1-2] (2 agents): verified
                  private agent; the agent offers /dcos/volume0
                    /dcos/volume0 verified, offered with 74 MB

                a3 (10.0.0.1:22): not-verified
                  private agent; /dcos/volume0 not verified: did not find it
                    /dcos/volume0 not verified
                      yes mounted          from /root/volume0.img through /dev/loop0, ext4
                      NO  discovery        did not find it
                      from the node's journal of this boot:
                        Nov 22 19:14:37 node-1 mesos-agent[240]: ERROR

                verify "test volumes": 3 agents, 2 verified, 1 not-verified
                  a3: not-verified, /dcos/volume0 not verified: did not find it
                evidence of every agent: --full
                """);
    }

    @Test
    void fullShowsTheProofOfEveryVerifiedAgent() {
        String text = Rendered.as(
                "text", new ReportView(report("verify", verifiedAndOneThatIsNot())), TextOptions.PLAIN.inFull());

        assertThat(text).isEqualTo("""
                a1 (10.0.0.1:22): verified
                  private agent; the agent offers /dcos/volume0
                    /dcos/volume0 verified, offered with 74 MB
                      yes mounted          from /root/volume0.img through /dev/loop0, ext4
                      yes discovery        found it with 74 MB to offer
                      from the node's journal of this boot:
                        Nov 22 19:14:37 node-1 mesos-agent[240]: Found matching mounts : [('/dcos/volume0', 74)]

                a2 (10.0.0.1:22): verified
                  private agent; the agent offers /dcos/volume0
                    /dcos/volume0 verified, offered with 74 MB
                      yes mounted          from /root/volume0.img through /dev/loop0, ext4
                      yes discovery        found it with 74 MB to offer
                      from the node's journal of this boot:
                        Nov 22 19:14:37 node-1 mesos-agent[240]: Found matching mounts : [('/dcos/volume0', 74)]?

                a3 (10.0.0.1:22): not-verified
                  private agent; /dcos/volume0 not verified: did not find it
                    /dcos/volume0 not verified
                      yes mounted          from /root/volume0.img through /dev/loop0, ext4
                      NO  discovery        did not find it
                      from the node's journal of this boot:
                        Nov 22 19:14:37 node-1 mesos-agent[240]: ERROR

                verify "test volumes": 3 agents, 2 verified, 1 not-verified
                  a3: not-verified, /dcos/volume0 not verified: did not find it
                """);
    }

    @Test
    void unknownEvidenceIsNeitherYesNorNoAndShownOnceForEqualAgents() {
        List<AgentReport> agents = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> {
                    String why = "the journal of this boot begins at 2026-11-22T19:0" + i + ":37Z";
                    return agent(
                            "a" + i,
                            Outcome.UNPROVEN,
                            "it is unknown whether the agent offers /dcos/volume0: " + why,
                            List.of(),
                            List.of(volume(Optional.empty(), why, "Mounted.")));
                })
                .toList();

        assertThat(text(report("verify", agents))).isEqualTo("""
                a[1-3] (3 agents): unproven
                  private agent; it is unknown whether the agent offers /dcos/volume0: the journal of this boot begins at <its own>
                    evidence of a1, as an example:
                    /dcos/volume0 unproven
                      yes mounted          from /root/volume0.img through /dev/loop0, ext4
                      ?   discovery        the journal of this boot begins at 2026-11-22T19:01:37Z
                      from the node's journal of this boot:
                        Nov 22 19:14:37 node-1 mesos-agent[240]: Mounted.

                verify "test volumes": 3 agents, 3 unproven
                  a[1-3]: unproven, it is unknown whether the agent offers /dcos/volume0: the journal of this boot begins at <its own>
                """);
    }

    @Test
    void failedAgentsAreFoldedInTheSummary() {
        assertThat(text(report("apply", agents(17, Outcome.FAILED, "make-filesystem: mkfs.ext4 exited with 1"))))
                .isEqualTo("""
                a[01-17] (17 agents): failed
                  private agent; make-filesystem: mkfs.ext4 exited with 1

                apply "test volumes": 17 agents, 17 failed
                  a[01-17]: failed, make-filesystem: mkfs.ext4 exited with 1
                """);
    }
}
