package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Ledger;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.driver.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random clusters with random faults: what holds in every run, at every instant of virtual time. */
class RehearsalProperties {
    @Provide
    Arbitrary<Rehearsal> rehearsals() {
        Arbitrary<RolloutPolicy> policies = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(Spread.values()),
                        Combinators.combine(
                                        Arbitraries.integers()
                                                .between(1, 5)
                                                .map(Amount::agents)
                                                .optional(),
                                        Arbitraries.integers()
                                                .between(0, 5)
                                                .map(Amount::agents)
                                                .optional())
                                .as(PerZone::new),
                        Arbitraries.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(20)))
                .as((canary, away, failures, spread, perZone, soak) -> new RolloutPolicy(
                        Amount.agents(canary), Amount.agents(away), Amount.agents(failures), perZone, spread, soak));
        Arbitrary<Faults> faults = Arbitraries.maps(
                        Arbitraries.of(Fault.values()), Arbitraries.doubles().between(0, 5))
                .map(Faults::new);
        Arbitrary<Cluster> clusters = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(Activation.values()))
                .as((agents, zones, activation) -> Cluster.simulated(agents, zones, playbook(activation)));
        return Combinators.combine(policies, clusters, faults)
                .as((policy, cluster, wrong) -> new Rehearsal("p", policy, cluster, Assumptions.standard(), wrong));
    }

    private static Playbook playbook(Activation activation) {
        return Rehearsals.playbook(activation, Duration.ofMinutes(10));
    }

    /** Looks on by the events alone. */
    private static final class Watch implements EventSink {
        final List<RolloutEvent> events = new ArrayList<>();
        private Optional<Ledger> ledger = Optional.empty();
        private final StepOrder order = new StepOrder();
        private Instant now = Instant.EPOCH;

        @Override
        public void record(RolloutEvent event) {
            assertThat(event.at()).as("time goes on").isAfterOrEqualTo(now);
            now = event.at();
            events.add(event);
            if (event instanceof RunOpened opening) {
                ledger = Optional.of(new Ledger(opening));
            }
            ledger().record(event);
            order.record(event);
        }

        Ledger ledger() {
            return ledger.orElseThrow();
        }
    }

    @Property(tries = 1000)
    void theBudgetIsKeptAndNoBoundIsBeaten(@ForAll("rehearsals") Rehearsal rehearsal, @ForAll long seed) {
        Watch watch = new Watch();
        Rollout end = rehearsal.drive(seed, watch);
        RehearsedRun run = rehearsal.run(seed);

        assertThat(end.agents()).allMatch(agent -> agent.outcome().isPresent());
        assertThat(end.stopped().isEmpty())
                .isEqualTo(watch.ledger().ended() == end.agents().size());
        assertThat(run.took()).isGreaterThanOrEqualTo(run.lowerBound());
        RolloutPolicy policy = rehearsal.policy();
        boolean plain = policy.soak().isZero() && policy.perZone().equals(PerZone.NO_LIMITS);
        if (plain && watch.ledger().lost() == 0) {
            assertThat(run.took())
                    .as("no list schedule takes twice the least (Graham 1966)")
                    .isLessThanOrEqualTo(run.lowerBound().multipliedBy(2));
        }
        assertThat(run.inBatches()).isGreaterThanOrEqualTo(run.lowerBound());
        assertThat(run.away().most())
                .isLessThanOrEqualTo(policy.maxUnavailable().number());
    }

    @Property(tries = 300)
    void whereverTheControllerDiesItsEventsFoldToWhatItKnew(
            @ForAll("rehearsals") Rehearsal rehearsal, @ForAll long seed, @ForAll double where) {
        Watch whole = new Watch();
        rehearsal.drive(seed, whole);
        int last = (int) (Math.abs(where % 1) * whole.events.size());
        List<RolloutEvent> written = new ArrayList<>();

        assertThat(died(rehearsal, seed, last, written)).isEqualTo(last < whole.events.size());

        assertThat(written).isEqualTo(whole.events.subList(0, last));
        if (!written.isEmpty()) {
            Rollout folded = new Rollout((RunOpened) written.get(0));
            written.stream().skip(1).forEach(folded::apply);
            Set<String> inDoubt = new HashSet<>();
            written.forEach(event -> {
                if (event instanceof StepIntended intended) {
                    inDoubt.add(intended.agent());
                } else if (event instanceof StepFinished finished) {
                    inDoubt.remove(finished.agent());
                }
            });
            assertThat(folded.agents())
                    .filteredOn(agent -> agent.current().isPresent())
                    .extracting(AgentProgress::agent)
                    .extracting(agent -> agent.name())
                    .containsExactlyInAnyOrderElementsOf(inDoubt);
        }
    }

    private static boolean died(Rehearsal rehearsal, long seed, int events, List<RolloutEvent> written) {
        IllegalStateException death = new IllegalStateException("the controller died");
        try {
            rehearsal.drive(seed, event -> {
                if (written.size() == events) {
                    throw death;
                }
                written.add(event);
            });
            return false;
        } catch (IllegalStateException caught) {
            assertThat(caught).isSameAs(death);
            return true;
        }
    }
}
