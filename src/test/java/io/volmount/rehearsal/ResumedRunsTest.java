package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.DrainPolicy.OnTimeout;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.rehearsal.CrashingRun.Death;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent.RunOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs whose controllers die at any event and that are taken up again from what their journals hold. A seed that fails is
 * named; it alone is run by {@code mvn test -Dtest=ResumedRunsTest -Dvolmount.seed=SEED}.
 */
class ResumedRunsTest {
    private static final int SEEDS = 600;
    private static final int MOST_DEATHS = 5;

    private static Playbook playbook(Activation activation) {
        return Rehearsals.playbook(activation, Duration.ofMinutes(10));
    }

    private static ModelCluster cluster(Playbook playbook, int agents) {
        return new ModelCluster(playbook, agents, 0, new SplittableRandom(0));
    }

    private static CrashingRun run(ModelCluster cluster, RolloutPolicy policy) {
        return new CrashingRun(
                cluster, new RunOpened(Instant.EPOCH, "run", "test volumes", policy, cluster.planned(), Map.of()));
    }

    private static void assertAsUndisturbed(ModelCluster cluster, Playbook playbook) {
        ModelCluster sound = cluster(playbook, 1);
        run(sound, RolloutPolicy.DEFAULT).go(sound.under(Faults.NONE, 0), Death.NEVER);
        ModelNode.Found undisturbed = sound.nodes().get("a1").found();
        cluster.nodes().values().stream().filter(node -> !node.probesLie()).forEach(node -> {
            ModelNode.Found found = node.found();
            assertThat(found.fstab()).hasSameSizeAs(undisturbed.fstab()).doesNotHaveDuplicates();
            assertThat(found.mounted()).isEqualTo(undisturbed.mounted());
            assertThat(found.made()).isEqualTo(undisturbed.made());
            assertThat(found.signatures().keySet())
                    .isEqualTo(undisturbed.signatures().keySet());
            assertThat(found.agentRuns()).isTrue();
        });
        assertThat(cluster.master().drained()).isEmpty();
    }

    private static void assertFinished(Optional<Rollout> end) {
        assertThat(end.orElseThrow().stopped()).isEmpty();
        assertThat(end.get().agents()).allMatch(AgentProgress::endedWell);
    }

    /** Playbooks that make volumes, drain agents before, make and remove some, only remove some, and replace some. */
    static Stream<Playbook> playbooks() {
        return Stream.concat(
                Stream.of(Activation.values())
                        .flatMap(activation -> Stream.of(
                                playbook(activation),
                                Rehearsals.draining(playbook(activation), OnTimeout.STOP),
                                Rehearsals.removing(playbook(activation)),
                                Rehearsals.onlyRemoving(playbook(activation)))),
                Stream.of(Rehearsals.replacing(playbook(Activation.REBOOT))));
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void whicheverEventTheControllerDiesAtTheRunIsFinishedAsIfItHadNot(Playbook playbook) {
        for (int events = 0, deaths = 1; deaths > 0; events++) {
            deaths = 0;
            for (boolean recorded : new boolean[] {true, false}) {
                ModelCluster cluster = cluster(playbook, 3);
                CrashingRun run = run(cluster, policy(1, 2, 0));
                deaths += run.go(cluster.under(Faults.NONE, events), new Death(events, recorded))
                                .isEmpty()
                        ? 1
                        : 0;
                assertFinished(run.go(cluster.under(Faults.NONE, events), Death.NEVER));
                assertAsUndisturbed(cluster, playbook);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void aControllerMayDieAtAnyEventOfTheResumedRunToo(Playbook playbook) {
        for (int first = 0; first < 32; first++) {
            for (int second = 0; second < 32; second++) {
                ModelCluster cluster = cluster(playbook, 1);
                CrashingRun run = run(cluster, policy(0, 1, 0));
                run.go(cluster.under(Faults.NONE, 0), new Death(first, second % 2 == 0));
                run.go(cluster.under(Faults.NONE, 0), new Death(second, first % 2 == 0));
                assertFinished(run.go(cluster.under(Faults.NONE, 0), Death.NEVER));
                assertAsUndisturbed(cluster, playbook);
            }
        }
    }

    @Test
    void whateverElseHappensTheRunIsFinishedOnceAndNobodysDataIsLost() {
        Seeds.each(SEEDS, ResumedRunsTest::survive);
    }

    private static void survive(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Playbook made = playbook(random.nextInt(4) == 0 ? Activation.RESTART : Activation.REBOOT);
        Playbook playbook =
                random.nextBoolean() ? Rehearsals.draining(made, OnTimeout.values()[random.nextInt(2)]) : made;
        ModelCluster cluster = new ModelCluster(playbook, 1 + random.nextInt(8), random.nextInt(2) * 10, random);
        CrashingRun run = run(
                cluster,
                new RolloutPolicy(
                        Amount.agents(random.nextInt(3)),
                        Amount.agents(1 + random.nextInt(5)),
                        Amount.agents(random.nextInt(5)),
                        PerZone.NO_LIMITS,
                        random.nextBoolean() ? Spread.ZONE : Spread.NONE,
                        Duration.ofMinutes(random.nextInt(2) * 5)));
        for (int deaths = random.nextInt(MOST_DEATHS); deaths >= 0; deaths--) {
            run.go(
                    cluster.under(faults(random), random.nextLong()),
                    new Death(random.nextInt(150), random.nextBoolean()));
        }
        Optional<Rollout> end = run.go(cluster.under(Faults.NONE, seed), Death.NEVER);
        if (cluster.nodes().values().stream().noneMatch(ModelNode::probesLie)) {
            assertFinished(end);
            assertAsUndisturbed(cluster, playbook);
        } else {
            end.orElseThrow()
                    .agents()
                    .forEach(agent -> assertEndBesideLiars(
                            agent, cluster.nodes().get(agent.agent().name())));
        }
    }

    /** Those that cannot succeed may stop the run, but harm neither themselves nor others. */
    private static void assertEndBesideLiars(AgentProgress agent, ModelNode node) {
        Outcome outcome = agent.outcome().orElseThrow();
        assertThat(node.probesLie()).isEqualTo(node.hasSomebodysData());
        assertThat(outcome).isIn(Outcome.VERIFIED, Outcome.UNCHANGED, Outcome.SKIPPED, Outcome.FAILED);
        assertThat(outcome == Outcome.FAILED).isEqualTo(node.probesLie() && agent.begun());
    }

    private static Faults faults(RandomGenerator random) {
        Map<Fault, Double> percent = new EnumMap<>(Fault.class);
        List.of(Fault.values()).forEach(fault -> percent.put(fault, random.nextInt(3) * 5.0));
        return new Faults(percent);
    }

    private static RolloutPolicy policy(int canary, int maxUnavailable, int maxFailures) {
        return new RolloutPolicy(
                Amount.agents(canary),
                Amount.agents(maxUnavailable),
                Amount.agents(maxFailures),
                PerZone.NO_LIMITS,
                Spread.ZONE,
                Duration.ZERO);
    }
}
