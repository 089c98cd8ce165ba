package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.Policies;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneBudgetTest {
    private static final PerZone NO_FAILURE = new PerZone(Optional.empty(), Optional.of(Amount.agents(0)));
    private static final PerZone ONE_AWAY = new PerZone(Optional.of(Amount.agents(1)), Optional.empty());
    private static final PerZone A_THIRD_AWAY = new PerZone(Optional.of(Amount.percent(34)), Optional.empty());

    private static RolloutPolicy policy(int canaries, PerZone perZone) {
        return Policies.within(perZone, Fleet.policy(canaries, 9, 9, Spread.NONE));
    }

    private static RolloutAgent planned(String name, String zone) {
        return Fleet.agent(name, zone, Verdict.PLANNED);
    }

    private static RolloutAgent silent(String name, String zone) {
        return Fleet.agent(name, zone, Verdict.UNREACHABLE);
    }

    private static Rollout rollout(RolloutPolicy policy, RolloutAgent... agents) {
        return new Rollout(Fleet.opening(policy, List.of(agents)));
    }

    private static void admit(Rollout rollout, String... agents) {
        for (String agent : agents) {
            assertThat(rollout.nextActions()).contains(new Action.Admit(agent));
            rollout.apply(new AgentAdmitted(Fleet.START, agent));
            rollout.apply(new RolloutEvent.StepIntended(Fleet.START, agent, 0, "stop-agent"));
        }
    }

    private static void finish(Rollout rollout, String agent, Outcome outcome) {
        rollout.apply(new AgentFinished(Fleet.START, agent, outcome, "made up"));
    }

    @Test
    void aFullZoneIsPassedOverEvenWhereAgentsAreTakenAsListed() {
        Rollout rollout = rollout(policy(0, ONE_AWAY), planned("a1", "a"), planned("a2", "a"), planned("b1", "b"));

        admit(rollout, "a1", "b1");
        assertThat(rollout.nextActions()).isEmpty();
        finish(rollout, "b1", Outcome.VERIFIED);
        assertThat(rollout.nextActions()).isEmpty();
        finish(rollout, "a1", Outcome.VERIFIED);

        admit(rollout, "a2");
    }

    @Test
    void aPercentageIsOfTheZonesAgentsAndNeverNone() {
        Rollout rollout = rollout(
                policy(0, A_THIRD_AWAY),
                planned("a1", "a"),
                planned("a2", "a"),
                Fleet.withoutZone(planned("c1", "")),
                Fleet.withoutZone(planned("c2", "")),
                Fleet.withoutZone(planned("c3", "")),
                Fleet.withoutZone(planned("c4", "")),
                Fleet.withoutZone(planned("c5", "")),
                Fleet.withoutZone(planned("c6", "")));

        admit(rollout, "a1", "c1", "c2");

        assertThat(rollout.nextActions()).isEmpty();
    }

    @Test
    void aZoneThatFailedTakesNoMoreAndTheOthersContinue() {
        Rollout rollout = rollout(
                policy(1, NO_FAILURE),
                planned("a1", "rack-1"),
                planned("a2", "rack-1"),
                planned("a3", "rack-1"),
                planned("b1", "rack-2"));
        admit(rollout, "a1");
        finish(rollout, "a1", Outcome.VERIFIED);
        admit(rollout, "a2");
        finish(rollout, "a2", Outcome.FAILED);

        admit(rollout, "b1");
        finish(rollout, "b1", Outcome.VERIFIED);

        assertThat(rollout.nextActions())
                .containsExactly(
                        new Action.Close("zone rack-1 takes no more agents: more are failed, unreachable, in doubt"
                                + " or not proven than perZone.maxFailures: 0"));
    }

    @Test
    void allThatWaitInVainAreNamedByTheirZones() {
        Rollout rollout = rollout(
                policy(2, new PerZone(Optional.of(Amount.agents(1)), Optional.of(Amount.percent(40)))),
                silent("a1", "rack-1"),
                planned("a2", "rack-1"),
                silent("b1", "rack-2"),
                planned("b2", "rack-2"),
                silent("c1", "rack-3"),
                silent("c2", "rack-3"),
                planned("c3", "rack-3"),
                silent("d1", "done"));

        assertThat(rollout.nextActions())
                .containsExactly(
                        new Action.Close(
                                "zone rack-3 takes no more agents: more are failed, unreachable, in doubt"
                                        + " or not proven than perZone.maxFailures: 40%; zones rack-[1-2] take no more agents: in each, those that are failed, unreachable, in doubt or not proven use up perZone.maxUnavailable: 1"));
        assertThat(Rollout.blockedBy(
                        rollout.opening().policy(), rollout.opening().agents()))
                .isPresent();
    }

    @Test
    void aCanaryIsChosenWhereItCanBeBegun() {
        Rollout rollout = rollout(
                policy(1, NO_FAILURE), silent("a1", "a"), planned("a2", "a"), planned("b1", "b"), planned("b2", "b"));

        admit(rollout, "b1");
        assertThat(rollout.nextActions()).isEmpty();
        finish(rollout, "b1", Outcome.VERIFIED);

        admit(rollout, "b2");
    }
}
