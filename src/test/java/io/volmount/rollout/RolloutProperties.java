package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.StepResult.Status;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.RolloutPolicy;
import io.volmount.playbook.Spread;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property(tries = 2000)
    void theBudgetHoldsAndEveryAgentEndsOnce(
            @ForAll @IntRange(max = 30) int agents,
            @ForAll @IntRange(max = 4) int canaries,
            @ForAll @IntRange(min = 1, max = 8) int maxUnavailable,
            @ForAll @IntRange(max = 4) int maxFailures,
            @ForAll Spread spread,
            @ForAll long seed) {
        RolloutPolicy policy = Fleet.policy(canaries, maxUnavailable, maxFailures, spread);
        Simulation run = new Simulation(agents, policy, new Random(seed));

        run.toTheEnd();

        assertThat(run.rollout.agents())
                .allSatisfy(agent -> assertThat(agent.outcome()).isPresent());
        assertThat(run.finished).doesNotHaveDuplicates();
        if (run.rollout.stopped().isEmpty()) {
            assertThat(run.rollout.agents()).noneMatch(agent -> agent.outcome().orElseThrow() == Outcome.SKIPPED);
        } else {
            assertThat(run.rollout.agents())
                    .as("something went wrong")
                    .anyMatch(
                            agent -> Simulation.isLost(agent) || agent.outcome().orElseThrow() == Outcome.REFUSED);
        }
    }

    /** One run with everything that must hold checked on the way. */
    private static final class Simulation implements Action.Visitor {
        final Rollout rollout;
        final List<String> finished = new ArrayList<>();
        private final RolloutPolicy policy;
        private final Random random;
        private final List<Action.Perform> running = new ArrayList<>();
        final Set<String> released = new HashSet<>();
        private final List<String> begun = new ArrayList<>();

        Simulation(int agents, RolloutPolicy policy, Random random) {
            this.policy = policy;
            this.random = random;
            List<RolloutAgent> fleet = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                Verdict verdict = random.nextInt(10) == 0
                        ? Verdict.values()[random.nextInt(Verdict.values().length)]
                        : Verdict.PLANNED;
                RolloutAgent agent = Fleet.agent("a" + i, "z" + random.nextInt(3), verdict);
                fleet.add(random.nextInt(4) == 0 ? Fleet.withoutZone(agent) : agent);
            }
            rollout = new Rollout(Fleet.opening(policy, fleet));
        }

        void toTheEnd() {
            while (!rollout.closed()) {
                List<Action> actions = rollout.nextActions();
                assertThat(actions.isEmpty() && running.isEmpty())
                        .as("nothing to do and nothing running, yet not closed")
                        .isFalse();
                if (actions.isEmpty()) {
                    Action.Perform ended = running.remove(random.nextInt(running.size()));
                    Status status = MOSTLY_GOOD.get(random.nextInt(MOSTLY_GOOD.size()));
                    rollout.apply(new StepFinished(Fleet.START, ended.agent(), ended.index(), Fleet.result(status)));
                }
                actions.forEach(action -> action.accept(this));
            }
            assertThat(running).isEmpty();
        }

        private long lost() {
            return rollout.agents().stream().filter(Simulation::isLost).count();
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
            int canaries = policy.canary().number();
            if (policy.spread() == Spread.ZONE && begun.size() >= canaries) {
                long here = away(rollout.agent(action.agent()).agent().zone());
                assertThat(rollout.agents())
                        .filteredOn(AgentProgress::pending)
                        .as("a zone with fewer agents away waits")
                        .allMatch(other -> away(other.agent().zone()) >= here);
            }
            rollout.apply(new AgentAdmitted(Fleet.START, action.agent()));
            begun.add(action.agent());
            long inFlight =
                    rollout.agents().stream().filter(AgentProgress::inFlight).count();
            assertThat(inFlight + lost())
                    .isLessThanOrEqualTo(policy.maxUnavailable().number());
            assertThat(lost()).isLessThanOrEqualTo(policy.maxFailures().number());
            if (begun.size() > canaries) {
                assertThat(begun.subList(0, canaries))
                        .allMatch(canary -> rollout.agent(canary)
                                .outcome()
                                .filter(outcome -> outcome == Outcome.VERIFIED)
                                .isPresent());
            }
        }

        @Override
        public void perform(Action.Perform action) {
            assertThat(rollout.agent(action.agent()).taken())
                    .hasSize(action.index())
                    .allMatch(taken -> taken.result().succeeded());
            rollout.apply(new StepIntended(
                    Fleet.START, action.agent(), action.index(), action.step().id()));
            running.add(action);
        }

        @Override
        public void release(Action.Release action) {
            AgentProgress agent = rollout.agent(action.agent());
            assertThat(running)
                    .as("given back while a step is at work")
                    .noneMatch(step -> step.agent().equals(action.agent()));
            assertThat(released.add(action.agent())).as("given back once").isTrue();
            rollout.apply(new ReleaseIntended(Fleet.START, action.agent()));
            assertThat(agent.next()).isEmpty();
            rollout.apply(new LockReleased(Fleet.START, action.agent(), Fleet.result(Status.DONE)));
        }

        @Override
        public void finish(Action.Finish action) {
            finished.add(action.agent());
            boolean known = !UNSEEN.contains(action.outcome());
            assertThat(released.contains(action.agent()))
                    .isEqualTo(known
                            && rollout.agent(action.agent()).taken().stream()
                                    .noneMatch(step -> step.result().status() == Status.HELD));
            rollout.apply(new AgentFinished(Fleet.START, action.agent(), action.outcome(), action.reason()));
        }

        @Override
        public void close(Action.Close action) {
            rollout.apply(new RunClosed(Fleet.START, action.stopped()));
        }
    }
}
