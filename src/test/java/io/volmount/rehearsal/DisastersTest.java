package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.DrainPolicy.OnTimeout;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.driver.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Clusters on which everything goes wrong and the controller dies, again and again, until an undisturbed run finishes the
 * work. A seed that fails is named; it alone is run by {@code mvn test -Dtest=DisastersTest -Dvolmount.seed=SEED}.
 */
class DisastersTest {
    private static final int SEEDS = 3000;
    private static final int DISTURBED_RUNS = 3;

    private static final class ControllerDied extends RuntimeException {}

    @Test
    void whateverHappensTheWorkIsFinishedOnceAndNobodysDataIsLost() {
        Seeds.each(SEEDS, DisastersTest::survive);
    }

    private static void survive(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Activation activation = random.nextInt(4) == 0 ? Activation.RESTART : Activation.REBOOT;
        Playbook made = Rehearsals.playbook(activation, Duration.ofMinutes(10));
        Playbook other = switch (random.nextInt(4)) {
            case 0 -> Rehearsals.removing(made);
            case 1 -> Rehearsals.replacing(made);
            default -> made;
        };
        Playbook playbook =
                random.nextBoolean() ? Rehearsals.draining(other, OnTimeout.values()[random.nextInt(2)]) : other;
        ModelCluster cluster = new ModelCluster(playbook, 1 + random.nextInt(8), 10, random);
        for (int run = 0; run < DISTURBED_RUNS; run++) {
            EventSink dying = dyingAfter(random.nextInt(200));
            NodeModel model = cluster.under(faults(random), random.nextLong());
            Map<String, ModelNode.Found> before = cluster.found();
            try {
                Rollout disturbed = drive(cluster, model, policy(random), dying);
                disturbed.agents().stream()
                        .filter(DisastersTest::restored)
                        .forEach(agent -> assertRestored(agent, before, cluster));
                disturbed.agents().forEach(agent -> assertNamedIfDrained(agent, cluster));
            } catch (ControllerDied died) {
                // as it was meant to
            }
            cluster.master().reactivateAll();
        }

        Rollout end = drive(cluster, cluster.under(Faults.NONE, seed), patient(), event -> {});

        end.agents()
                .forEach(agent ->
                        assertEnd(agent, cluster.nodes().get(agent.agent().name())));
        assertThat(cluster.master().drained()).isEmpty();
        ModelNode.Found undisturbed = undisturbed(playbook);
        cluster.nodes().values().stream().filter(node -> !node.probesLie()).forEach(node -> {
            assertThat(node.mostFormatted()).isOne();
            assertThat(node.found().fstab()).hasSameSizeAs(undisturbed.fstab()).doesNotHaveDuplicates();
            assertThat(node.found().mounted()).isEqualTo(undisturbed.mounted());
            assertThat(node.found().agentRuns()).isTrue();
            assertThat(node.found().attributes()).containsExactly("MESOS_ATTRIBUTES=rack:r2;disk:ssd");
            assertThat(node.found().made()).isEqualTo(undisturbed.made());
            assertThat(node.found().signatures().keySet())
                    .as("what holds a file system")
                    .isEqualTo(undisturbed.signatures().keySet());
        });
    }

    /** Whether something was taken back of an agent, and nothing went wrong with that. */
    private static boolean restored(AgentProgress agent) {
        return !agent.undone().isEmpty()
                && agent.undone().stream().allMatch(step -> step.result().succeeded());
    }

    private static void assertRestored(AgentProgress agent, Map<String, ModelNode.Found> before, ModelCluster cluster) {
        String name = agent.agent().name();
        ModelNode.Found found = cluster.nodes().get(name).found();
        assertThat(agent.outcome()).hasValue(Outcome.FAILED);
        if (cluster.nodes().get(name).hasDeadDisks()) {
            assertThat(before.get(name).fstab()).containsAll(found.fstab());
            assertThat(before.get(name).mounted()).containsAll(found.mounted());
        } else {
            assertThat(found.fstab()).isEqualTo(before.get(name).fstab());
            assertThat(found.mounted()).isEqualTo(before.get(name).mounted());
        }
        assertThat(found.attributes()).isEqualTo(before.get(name).attributes());
        assertThat(found.agentRuns()).isEqualTo(before.get(name).agentRuns());
    }

    private static void assertNamedIfDrained(AgentProgress agent, ModelCluster cluster) {
        if (cluster.isDrained(agent.agent().name())) {
            String id = cluster.nodes().get(agent.agent().name()).agentId();
            assertThat(agent.reason()).contains("agent " + id + " drained", "REACTIVATE_AGENT", id + "\"}}}");
            assertThat(agent.leftDrained()).contains(id);
            assertThat(agent.endedWell()).isFalse();
        }
    }

    private static void assertEnd(AgentProgress agent, ModelNode node) {
        if (node.probesLie()) {
            assertThat(agent.outcome()).hasValue(Outcome.FAILED);
            assertThat(node.hasSomebodysData())
                    .as("the data that no probe showed")
                    .isTrue();
        } else {
            assertThat(agent.outcome().orElseThrow()).isIn(Outcome.VERIFIED, Outcome.UNCHANGED);
        }
    }

    private static Rollout drive(ModelCluster cluster, NodeModel model, RolloutPolicy policy, EventSink sink) {
        return new VirtualDriver(model, sink)
                .run(new RunOpened(Instant.EPOCH, "run", "test volumes", policy, cluster.planned(), Map.of()));
    }

    private static ModelNode.Found undisturbed(Playbook playbook) {
        ModelCluster cluster = new ModelCluster(playbook, 1, 0, new SplittableRandom(0));
        drive(cluster, cluster.under(Faults.NONE, 0), patient(), event -> {});
        return cluster.nodes().get("a1").found();
    }

    private static EventSink dyingAfter(int events) {
        int[] left = {events};
        return event -> {
            if (left[0]-- == 0) {
                throw new ControllerDied();
            }
        };
    }

    private static Faults faults(RandomGenerator random) {
        Map<Fault, Double> percent = new EnumMap<>(Fault.class);
        List.of(Fault.values()).forEach(fault -> percent.put(fault, random.nextInt(3) * 5.0));
        return new Faults(percent);
    }

    private static RolloutPolicy policy(RandomGenerator random) {
        return new RolloutPolicy(
                Amount.agents(random.nextInt(3)),
                Amount.agents(1 + random.nextInt(5)),
                Amount.agents(random.nextInt(5)),
                PerZone.NO_LIMITS,
                random.nextBoolean() ? Spread.ZONE : Spread.NONE,
                Duration.ZERO);
    }

    private static RolloutPolicy patient() {
        return new RolloutPolicy(
                Amount.agents(0),
                Amount.agents(100),
                Amount.agents(100),
                PerZone.NO_LIMITS,
                Spread.NONE,
                Duration.ZERO);
    }
}
