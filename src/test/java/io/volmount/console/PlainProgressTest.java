package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private static final String HOSTILE = "\u001b[2J\r\n\u009b\u0007";
    private static final Clock CLOCK = Clock.fixed(Fleet.START.plusSeconds(95), ZoneId.of("Europe/Berlin"));

    @Test
    void plainLinesTellResultsAloneUnlessAskedForMore() {
        assertThat(plain(false)).isEqualTo("""
                13:01:35 probing 1 agent
                13:01:35 a1: fine??
                13:01:35 a1: op@10.0.0.1:22: nothing listens there
                13:01:35 run test-run begins
                13:01:35 a1: begins
                13:01:35 a1: it hangs?[2J????
                13:01:35 a1: failed
                13:01:35 stopped: why
                """);
        assertThat(plain(true)).contains("13:01:35 a1: stop-agent ...\n");
    }

    private static String plain(boolean verbose) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PlainProgress progress =
                new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8), verbose, CLOCK)) {
            progress.looking("probing", 1);
            progress.looked("a1", true, "fine\r\n");
            progress.looked("a1", false, "op@10.0.0.1:22: nothing listens there");
            progress.record(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));
            progress.record(new AgentAdmitted(Fleet.START, "a1"));
            progress.record(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
            progress.record(
                    new StepFinished(Fleet.START, "a1", 0, new StepResult(Status.FAILED, "it hangs" + HOSTILE, "")));
            progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "it hangs"));
            progress.record(new RunClosed(Fleet.START, "why"));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
