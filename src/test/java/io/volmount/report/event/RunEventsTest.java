package io.volmount.report.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.Policies;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines are published: whoever reads them breaks when one of these changes. */
class RunEventsTest {
    private static final Instant LATER = Fleet.START.plusMillis(61_250);

    private final RunEvents run = new RunEvents();
    private final List<String> lines = new ArrayList<>();

    private void happens(RolloutEvent... events) {
        for (RolloutEvent event : events) {
            run.of(event).forEach(each -> lines.add(each.line()));
        }
    }

    /** The last lines, without what every line of a run has. */
    private List<String> told() {
        List<String> told = lines.stream()
                .map(line -> line.replaceFirst(
                                "^\\{\"schema\":\"volmount/events/v1\",\"at\":\"[0-9T:.-]+Z\",\"event\":", "")
                        .replace("\"run\":\"test-run\"", "-")
                        .replaceFirst(",\"zones\":\\[.*]", ""))
                .toList();
        lines.clear();
        return told;
    }

    @Test
    void aRunIsToldFromItsBeginningToItsEnd() {
        happens(
                Fleet.opening(
                        Fleet.policy(0, 1, 0),
                        List.of(Fleet.planned("a1"), Fleet.planned("a2"), Fleet.agent("a3", "z", Verdict.REFUSED))),
                new AgentAdmitted(Fleet.START, "a1"),
                new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        assertThat(lines.get(0))
                .isEqualTo("{\"schema\":\"volmount/events/v1\",\"at\":\"2026-11-22T12:00:00.000Z\","
                        + "\"event\":\"run-started\",\"run\":\"test-run\",\"playbook\":\"made up\",\"agents\":3}");
        assertThat(told().subList(1, 6))
                .containsExactly(
                        "\"agent-finished\",-,\"agent\":\"a3\",\"outcome\":\"refused\",\"reason\":\"made up\"}",
                        "\"budget\",-,\"unavailable\":0,\"maxUnavailable\":1,\"failures\":0,\"maxFailures\":0}",
                        "\"agent-started\",-,\"agent\":\"a1\"}",
                        "\"budget\",-,\"unavailable\":1,\"maxUnavailable\":1,\"failures\":0,\"maxFailures\":0}",
                        "\"step-started\",-,\"agent\":\"a1\",\"step\":\"stop-agent\"}");

        happens(
                new StepFinished(LATER, "a1", 0, new StepResult(Status.FAILED, "it hangs\u001b\u00fc", "")),
                new StopRequested(LATER),
                new AgentFinished(LATER, "a1", Outcome.FAILED, "stop-agent: it hangs"),
                new RunClosed(LATER, "the operator asked to stop"));
        assertThat(told())
                .containsExactly(
                        "\"step-finished\",-,\"agent\":\"a1\",\"step\":\"stop-agent\",\"status\":\"failed\","
                                + "\"detail\":\"it hangs\\u001B\\u00FC\",\"seconds\":61.25}",
                        "\"run-stopping\",-}",
                        "\"agent-finished\",-,\"agent\":\"a1\",\"outcome\":\"failed\","
                                + "\"reason\":\"stop-agent: it hangs\"}",
                        "\"budget\",-,\"unavailable\":1,\"maxUnavailable\":1,\"failures\":1,\"maxFailures\":0}",
                        "\"agent-finished\",-,\"agent\":\"a2\",\"outcome\":\"skipped\","
                                + "\"reason\":\"not begun: the operator asked to stop\"}",
                        "\"run-finished\",-,\"stopped\":\"the operator asked to stop\"}");
    }

    @Test
    void aSoakingAgentKeepsItsPlaceInTheBudget() {
        happens(
                Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"), Fleet.planned("a2"))),
                new AgentAdmitted(Fleet.START, "a1"),
                new AgentFinished(Fleet.START, "a1", Outcome.VERIFIED, "the agent offers /dcos/volume0"));
        lines.clear();

        happens(new AgentSoaking(LATER, "a1", LATER.plusSeconds(60)), new AgentSoaked(LATER.plusSeconds(60), "a1"));

        assertThat(told())
                .startsWith(
                        "\"agent-soaking\",-,\"agent\":\"a1\",\"until\":\"2026-11-22T12:02:01.250Z\"}",
                        "\"agent-soaked\",-,\"agent\":\"a1\"}");
    }

    private static String used(String zone, int unavailable, int failures) {
        return "{\"zone\":\"" + zone + "\",\"unavailable\":" + unavailable + ",\"maxUnavailable\":1,\"failures\":"
                + failures + ",\"maxFailures\":null}";
    }

    private List<String> zones() {
        List<String> zones = lines.stream()
                .filter(line -> line.contains("\"event\":\"budget\""))
                .map(line -> line.replaceFirst(".*\"zones\":", ""))
                .toList();
        lines.clear();
        return zones;
    }

    @Test
    void theBudgetIsToldOfEachZoneInWhichItChanges() {
        PerZone limits = new PerZone(Optional.of(Amount.agents(1)), Optional.empty());
        happens(Fleet.opening(
                Policies.within(limits, Fleet.policy(0, 2, 1)),
                List.of(
                        Fleet.agent("a1", "rack-a", Verdict.PLANNED),
                        Fleet.agent("a2", "rack-a", Verdict.PLANNED),
                        Fleet.agent("b1", "rack-b", Verdict.PLANNED))));
        assertThat(zones()).containsExactly("[" + used("rack-a", 0, 0) + "," + used("rack-b", 0, 0) + "]}");

        happens(
                new AgentAdmitted(Fleet.START, "a1"),
                new AgentAdmitted(Fleet.START, "b1"),
                new AgentFinished(LATER, "b1", Outcome.FAILED, "it hangs"));
        assertThat(zones())
                .containsExactly(
                        "[" + used("rack-a", 1, 0) + "]}",
                        "[" + used("rack-b", 1, 0) + "]}",
                        "[" + used("rack-b", 1, 1) + "]}");
    }

    @Test
    void withoutZonesThereAreNoneInTheBudget() {
        happens(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.withoutZone(Fleet.planned("a1")))));

        assertThat(lines.get(1)).endsWith("\"maxFailures\":0}");
    }

    @Test
    void aResumedRunTellsOnlyWhatIsNew() {
        RolloutEvent opening = Fleet.opening(Fleet.policy(0, 2, 0), List.of(Fleet.planned("a1"), Fleet.planned("a2")));
        run.recall(List.of(opening, new AgentAdmitted(Fleet.START, "a1")));

        happens(new RunResumed(LATER, List.of(Fleet.agent("a1", "z", Verdict.UNCHANGED))));

        assertThat(told())
                .containsExactly(
                        "\"run-resumed\",-,\"playbook\":\"made up\",\"agents\":1}",
                        "\"agent-finished\",-,\"agent\":\"a1\",\"outcome\":\"unchanged\","
                                + "\"reason\":\"every volume is already mounted and offered\"}",
                        "\"budget\",-,\"unavailable\":0,\"maxUnavailable\":2,\"failures\":0,\"maxFailures\":0}");
    }

    @Test
    void aTextIsCut() {
        String line = new Event(LATER, EventKind.EVIDENCE)
                .with("detail", "x".repeat(100_000))
                .line();

        assertThat(line).hasSizeBetween(1000, 1200).endsWith("xxx...\"}");
    }

    @Test
    void probingEndsWithItsLastAgent() {
        ProbeEvents probing = new ProbeEvents(Clock.fixed(LATER, ZoneOffset.UTC));
        probing.begin("probing", 2).forEach(each -> lines.add(each.line()));
        probing.probed("a1", true, "9 steps").forEach(each -> lines.add(each.line()));
        probing.probed("a2", false, "nothing listens there").forEach(each -> lines.add(each.line()));

        assertThat(told())
                .containsExactly(
                        "\"probing-started\",\"activity\":\"probing\",\"agents\":2}",
                        "\"agent-probed\",\"agent\":\"a1\",\"ok\":true,\"detail\":\"9 steps\"}",
                        "\"agent-probed\",\"agent\":\"a2\",\"ok\":false,\"detail\":\"nothing listens there\"}",
                        "\"probing-finished\",\"activity\":\"probing\",\"agents\":2,\"okAgents\":1}");
    }
}
