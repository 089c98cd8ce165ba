package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeSketch;
import io.volmount.journal.MemoryJournal;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.step.PlannedStep;
import io.volmount.proof.Proof;
import io.volmount.rollout.driver.Draining;
import io.volmount.rollout.driver.RolloutDriver;
import io.volmount.rollout.driver.Verification;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node that answers otherwise at each look, with four megabytes of evidence, for all the time there is. */
class TogglingNodeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ENDLESS = "Generated disk resources map: " + "x".repeat(4 << 20);
    private static final DesiredVolume VOLUME = new DesiredVolume(
            NodeSketch.VOLUME0, new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);

    private final FakeTime time = new FakeTime();
    private final AtomicInteger looks = new AtomicInteger();
    private final MemoryJournal journal = new MemoryJournal();

    /** The agent's unit has just begun to run at each look, so that nothing is decided. */
    private Evidence evidence() {
        boolean mounted = looks.incrementAndGet() % 2 == 0;
        NodeSketch node = new NodeSketch().provisioned();
        node.activeFor = Duration.ofSeconds(1);
        node.mountUnits.put(
                NodeSketch.VOLUME0,
                NodeSketch.mountUnit(
                        NodeSketch.VOLUME0, mounted ? "active" : "failed", "", "generated", List.of(), ""));
        String boot = node.bootId.replace("-", "");
        String unit = Role.PRIVATE.unit();
        JournaldLine found = new JournaldLine(
                Fleet.START, "a1", boot, 41, 240, unit, "", "agent", "Found matching mounts : [('/dcos/volume0', 74)]");
        JournaldLine made = new JournaldLine(Fleet.START, "a1", boot, 42, 240, unit, "", "agent", ENDLESS);
        return new Evidence(node.facts(), List.of(found, made), Optional.of(found), Optional.empty(), Optional.empty());
    }

    private RolloutAgent planned() {
        Verify verify = new Verify(
                List.of(VOLUME),
                Optional.of(Role.PRIVATE),
                HOUR,
                Duration.ofSeconds(30),
                true,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        AgentPlan plan = new AgentPlan(
                AgentPlan.Verdict.PLANNED,
                Optional.of("fd82348a35f141839e4e3f678599fdac"),
                Optional.of(Role.PRIVATE),
                List.of(new PlannedStep(verify, "because")),
                List.of(),
                List.of(),
                OptionalInt.empty());
        return new RolloutAgent("a1", "a1:22", Optional.empty(), plan);
    }

    @Test
    void itsRunCanBeReadAgain() throws InterruptedException {
        ScriptedAgent liar = new ScriptedAgent() {
            @Override
            public Evidence evidence(ProbeRequest request) {
                return TogglingNodeTest.this.evidence();
            }
        };
        ExecutorService hands = Executors.newCachedThreadPool();
        try {
            Rollout rollout = new RolloutDriver(
                            name -> liar,
                            journal,
                            new Verification(time, time),
                            new Draining(new ScriptedMaster(), time, time),
                            hands,
                            time,
                            "op@here",
                            Fleet.START)
                    .run(Fleet.opening(Fleet.policy(0, 1, 0), List.of(planned())));

            assertThat(looks.get()).as("looks").isGreaterThan(500);
            assertThat(journal.size()).isLessThan(256 << 10);
            Proof recorded = Rollout.of(journal.events())
                    .orElseThrow()
                    .agent("a1")
                    .proof()
                    .orElseThrow();
            assertThat(recorded).isEqualTo(rollout.agent("a1").proof().orElseThrow());
        } finally {
            hands.shutdownNow();
        }
    }
}
