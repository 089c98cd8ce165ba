package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.Style;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.StepResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names in a journal cannot direct the terminal that its events are shown on. */
class HostileEventsTest {
    private static final String NAME = "a1\u001b]0;OWNED\u0007\u001b[2J\u202e\n";

    @Test
    void namesOfAgentsAreShownWithoutWhatDirectsATerminal() {
        StepResult failed = new StepResult(StepResult.Status.FAILED, NAME, "");
        List<RolloutEvent> events = List.of(
                new RolloutEvent.AgentAdmitted(Instant.EPOCH, NAME),
                new RolloutEvent.StepFinished(Instant.EPOCH, NAME, 0, failed),
                new RolloutEvent.LockReleased(Instant.EPOCH, NAME, failed),
                new RolloutEvent.AgentFinished(Instant.EPOCH, NAME, Outcome.FAILED, NAME),
                new RolloutEvent.AgentSoaking(Instant.EPOCH, NAME, Instant.EPOCH.plusSeconds(1)));

        for (RolloutEvent event : events) {
            assertThat(EventText.of(event, Style.PLAIN).orElseThrow())
                    .startsWith("a1?]0;OWNED??[2J??: ")
                    .doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}].*");
        }
    }
}
