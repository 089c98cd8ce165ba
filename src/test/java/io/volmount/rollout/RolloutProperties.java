package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random clusters, random results in random order: what holds at every instant of every run. */
class RolloutProperties {
    private static final List<Status> MOSTLY_GOOD = List.of(
            Status.DONE,
            Status.DONE,
            Status.DONE,
            Status.UNCHANGED,
            Status.DONE,
            Status.DONE,
            Status.UNCHANGED,
            Status.FAILED,
            Status.UNREACHABLE,
            Status.IN_DOUBT,
            Status.HELD);

    private static final Set<Outcome> UNSEEN = Set.of(Outcome.IN_DOUBT, Outcome.UNREACHABLE);

    @Provide
    Arbitrary<RolloutPolicy> policies() {
        Arbitrary<Amount> amounts = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 8).map(Amount::agents),
                Arbitraries.integers().between(0, 100).map(Amount::percent));
        Arbitrary<Amount> windows = amounts.filter(amount -> amount.number() > 0);
        Arbitrary<PerZone> perZone =
                Combinators.combine(windows.optional(), amounts.optional()).as(PerZone::new);
        Arbitrary<Duration> soaks = Arbitraries.of(Duration.ZERO, Duration.ofSeconds(30));
        return Combinators.combine(amounts, windows, amounts, perZone, Arbitraries.of(Spread.values()), soaks)
                .as(RolloutPolicy::new);
    }

    @Property(tries = 3000)
    void theBudgetHoldsNoRoomIsIdleAndEveryAgentEndsOnce(
            @ForAll @IntRange(max = 30) int agents,
            @ForAll("policies") RolloutPolicy policy,
            @ForAll boolean operatorStops,
            @ForAll long seed) {
        Simulation run = new Simulation(agents, policy, operatorStops, new Random(seed));

        run.toTheEnd();

        assertThat(run.rollout.agents())
                .allSatisfy(agent -> assertThat(agent.outcome()).isPresent());
        if (run.rollout.stopped().isEmpty()) {
            assertThat(run.rollout.agents()).noneMatch(agent -> agent.outcome().orElseThrow() == Outcome.SKIPPED);
        } else {
            assertThat(operatorStops || run.ledger.lost() > 0 || run.anyRefused())
                    .isTrue();
        }
    }

    /** One run whose every event is held to the policy; what ends next, a step or a soak, is left to chance. */
    private static final class Simulation implements Action.Visitor {
        final Rollout rollout;
        final Ledger ledger;
        private final RolloutPolicy policy;
        private final boolean operatorStops;
        private final Random random;
        private final List<Supplier<RolloutEvent>> ahead = new ArrayList<>();
        private final Set<String> released = new HashSet<>();
        private int admitted;

        Simulation(int agents, RolloutPolicy policy, boolean operatorStops, Random random) {
            this.policy = policy;
            this.operatorStops = operatorStops;
            this.random = random;
            List<RolloutAgent> fleet = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                Verdict verdict = random.nextInt(10) == 0
                        ? Verdict.values()[random.nextInt(Verdict.values().length)]
                        : Verdict.PLANNED;
                RolloutAgent agent = Fleet.agent("a" + i, "z" + random.nextInt(3), verdict);
                fleet.add(random.nextInt(4) == 0 ? Fleet.withoutZone(agent) : agent);
            }
            RunOpened opening = Fleet.opening(policy, fleet);
            rollout = new Rollout(opening);
            ledger = new Ledger(opening);
        }

        private void happen(RolloutEvent event) {
            ledger.record(event);
            rollout.apply(event);
        }

        void toTheEnd() {
            while (!rollout.closed()) {
                List<Action> actions = rollout.nextActions();
                assertThat(actions.isEmpty() && ahead.isEmpty())
                        .as("nothing to do and nothing running, yet not closed")
                        .isFalse();
                if (actions.isEmpty()) {
                    ledger.assertNoIdleRoom();
                    happen(ahead.remove(random.nextInt(ahead.size())).get());
                    if (operatorStops && random.nextInt(20) == 0) {
                        happen(new StopRequested(Fleet.START));
                    }
                }
                actions.forEach(action -> action.accept(this));
            }
            assertThat(rollout.agents()).noneMatch(AgentProgress::inFlight);
        }

        boolean anyRefused() {
            return rollout.agents().stream().anyMatch(agent -> agent.outcome().orElseThrow() == Outcome.REFUSED);
        }

        private static boolean isLost(AgentProgress agent) {
            return agent.outcome().filter(Outcome::unavailable).isPresent();
        }

        private long away(Optional<String> zone) {
            return rollout.agents().stream()
                    .filter(agent -> agent.agent().zone().equals(zone))
                    .filter(agent -> agent.inFlight() || isLost(agent))
                    .count();
        }

        @Override
        public void admit(Action.Admit action) {
            boolean evenly = policy.spread() == Spread.ZONE
                    && policy.perZone().equals(PerZone.NO_LIMITS)
                    && policy.soak().isZero();
            if (evenly && admitted++ >= policy.canary().of(rollout.agents().size())) {
                long here = away(rollout.agent(action.agent()).agent().zone());
                assertThat(rollout.agents())
                        .filteredOn(AgentProgress::pending)
                        .as("a zone with fewer agents away waits")
                        .allMatch(other -> away(other.agent().zone()) >= here);
            }
            happen(new AgentAdmitted(Fleet.START, action.agent()));
        }

        @Override
        public void perform(Action.Perform action) {
            assertThat(rollout.agent(action.agent()).taken())
                    .hasSize(action.index())
                    .allMatch(taken -> taken.result().succeeded());
            happen(new StepIntended(
                    Fleet.START, action.agent(), action.index(), action.step().id()));
            Status status = MOSTLY_GOOD.get(random.nextInt(MOSTLY_GOOD.size()));
            ahead.add(() -> new StepFinished(Fleet.START, action.agent(), action.index(), Fleet.result(status)));
        }

        @Override
        public void release(Action.Release action) {
            AgentProgress agent = rollout.agent(action.agent());
            assertThat(agent.current()).as("given back while a step is at work").isEmpty();
            assertThat(released.add(action.agent())).as("given back once").isTrue();
            happen(new ReleaseIntended(Fleet.START, action.agent()));
            assertThat(agent.next()).isEmpty();
            Status status = MOSTLY_GOOD.get(random.nextInt(MOSTLY_GOOD.size()));
            ahead.add(() -> new LockReleased(Fleet.START, action.agent(), Fleet.result(status)));
        }

        @Override
        public void finish(Action.Finish action) {
            boolean known = !UNSEEN.contains(action.outcome());
            assertThat(released.contains(action.agent()))
                    .isEqualTo(known
                            && rollout.agent(action.agent()).taken().stream()
                                    .noneMatch(step -> step.result().status() == Status.HELD));
            happen(new AgentFinished(Fleet.START, action.agent(), action.outcome(), action.reason()));
        }

        @Override
        public void soak(Action.Soak action) {
            happen(new AgentSoaking(Fleet.START, action.agent(), action.until()));
            ahead.add(() -> new AgentSoaked(action.until(), action.agent()));
        }

        @Override
        public void close(Action.Close action) {
            happen(new RunClosed(Fleet.START, action.stopped()));
        }
    }
}
