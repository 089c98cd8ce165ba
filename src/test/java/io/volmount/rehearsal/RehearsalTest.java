package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.Policies;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {
    private static final Faults SOME = Faults.parse("step-fails=0.2%,connection-lost=0.1%,reboot-hangs=0.5%");

    /** Reboots as slow as the playbook tolerates, up to 4 and up to 24 times the usual. */
    @ParameterizedTest
    @CsvSource({"10, 10, 1", "10, 100, 2", "10, 200, 1", "60, 25, 1", "60, 25, 2"})
    void tenThousandAgentsTakeHardlyLongerThanTheyMust(int timeoutMinutes, int window, long seed) {
        Playbook playbook = Rehearsals.playbook(Activation.REBOOT, Duration.ofMinutes(timeoutMinutes));
        RehearsedRun run = tenThousand(playbook, Rehearsals.policy(10, Amount.agents(window), 0), seed);

        assertThat(run.away().most()).isEqualTo(window);
        assertCloseToTheLeast(run);
    }

    @Test
    void limitsPerZoneAndSoakingAreMetAsClosely() {
        RolloutPolicy policy = Policies.soaking(
                Duration.ofMinutes(1),
                Policies.within(
                        new PerZone(Optional.of(Amount.percent(1)), Optional.empty()),
                        Rehearsals.policy(10, Amount.agents(200), 0)));

        assertCloseToTheLeast(tenThousand(Rehearsals.playbook(Activation.REBOOT, Duration.ofMinutes(10)), policy, 1));
    }

    /** In four zones. */
    private static RehearsedRun tenThousand(Playbook playbook, RolloutPolicy policy, long seed) {
        Cluster cluster = Cluster.simulated(10_000, 4, playbook);
        return new Rehearsal(playbook.name(), policy, cluster, Assumptions.standard(), Faults.NONE).run(seed);
    }

    private static void assertCloseToTheLeast(RehearsedRun run) {
        assertThat(run.outcomes()).isEqualTo(Map.of(Outcome.VERIFIED, 10_000));
        assertThat(run.took()).isGreaterThanOrEqualTo(run.lowerBound());
        assertThat(run.took().toMillis()).isCloseTo(run.lowerBound().toMillis(), Percentage.withPercentage(5));
        assertThat(run.inBatches()).isGreaterThan(run.took().multipliedBy(4).dividedBy(3));
    }

    @Test
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
        Rehearsal rehearsal = Rehearsals.of(200, Rehearsals.policy(2, Amount.agents(10), 5), SOME);

        assertThat(rehearsal.run(7)).isEqualTo(rehearsal.run(7)).isNotEqualTo(rehearsal.run(8));
    }

    @Test
    void aRunThatWasStoppedCanBeRunAgainByItsSeed() {
        Rehearsal rehearsal = Rehearsals.of(200, Rehearsals.policy(1, Amount.agents(10), 1), SOME);
        Forecast forecast = rehearsal.forecast(1, 10, run -> {});

        assertThat(forecast.result()).isEqualTo(Forecast.Result.STOPPED);
        RehearsedRun stopped = forecast.runs().stream()
                .filter(RehearsedRun::wasStopped)
                .findFirst()
                .orElseThrow();
        assertThat(rehearsal.run(stopped.seed())).isEqualTo(stopped);
        assertThat(stopped.outcomes()).containsKey(Outcome.SKIPPED);
        assertThat(stopped.begun()).isEqualTo(200 - stopped.outcomes().get(Outcome.SKIPPED));
    }

    @Test
    void anAgentsFateDoesNotDependOnTheOthers() {
        Rehearsal all = Rehearsals.of(50, Rehearsals.policy(0, Amount.agents(50), 50), Faults.NONE);
        Cluster one = new Cluster(all.cluster().agents().subList(49, 50), Map.of(), true);

        assertThat(work(all))
                .hasSize(50)
                .containsAll(work(new Rehearsal(all.playbook(), all.policy(), one, all.assumptions(), all.faults())));
    }

    private static List<Work> work(Rehearsal rehearsal) {
        RunRecord events = new RunRecord();
        rehearsal.drive(3, events);
        return events.work();
    }

    @Test
    void everyFaultShowsInTheOutcome() {
        Map<Fault, Outcome> ends = Map.of(
                Fault.STEP_FAILS, Outcome.FAILED,
                Fault.STEP_SLOW, Outcome.VERIFIED,
                Fault.PROBE_LIED, Outcome.FAILED,
                Fault.REBOOT_IGNORED, Outcome.FAILED,
                Fault.REBOOT_HANGS, Outcome.IN_DOUBT,
                Fault.REBOOT_TWICE, Outcome.VERIFIED,
                Fault.NOT_VERIFIED, Outcome.NOT_VERIFIED);

        ends.forEach((fault, outcome) ->
                assertThat(always(fault).outcomes()).as(fault.word()).isEqualTo(Map.of(outcome, 30)));
        assertThat(always(Fault.CONNECTION_LOST).outcomes()).containsOnlyKeys(Outcome.UNREACHABLE, Outcome.IN_DOUBT);
    }

    private static RehearsedRun always(Fault fault) {
        return Rehearsals.of(30, Rehearsals.policy(0, Amount.agents(100), 100), new Faults(Map.of(fault, 100.0)))
                .run(1);
    }

    @Test
    void aHangingRebootTakesAsLongAsThePlaybookWaitsForIt() {
        assertThat(always(Fault.REBOOT_HANGS).took()).isBetween(Duration.ofHours(1), Duration.ofMinutes(63));
        assertThat(always(Fault.REBOOT_TWICE).took())
                .isGreaterThan(Rehearsals.of(30, Rehearsals.policy(0, Amount.agents(100), 100), Faults.NONE)
                        .run(1)
                        .took());
    }

    @Test
    void anAssumedAgentIsWhatTheInventorySaysItIs() {
        Playbook playbook = Rehearsals.playbook(Activation.RESTART, Duration.ofMinutes(10));

        assertThat(new AssumedNode("a1", Role.PUBLIC).plan(playbook).steps())
                .extracting(planned -> planned.step().title())
                .startsWith("stop dcos-mesos-slave-public.service")
                .anyMatch(title -> title.startsWith("make an xfs file system on ${disk} "));
    }
}
