package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Reboot;
import io.volmount.agent.Sleeper;
import io.volmount.agent.StepResult;
import io.volmount.agent.StepResult.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Waits until a node that was asked to reboot answers from another boot, or until the time is over. */
final class RebootWait {

    /** Asks the node which boot is running. */
    @FunctionalInterface
    interface Question {
        String runningBoot() throws AgentUnreachable;
    }

    private final Reboot reboot;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Backoff pauses;
    private final RandomGenerator random;
    private final Question question;

    private boolean wentAway;
    private Optional<String> silence = Optional.empty();
    private boolean untrusted;

    RebootWait(Reboot reboot, Clock clock, Sleeper sleeper, Backoff pauses, RandomGenerator random, Question question) {
        this.reboot = reboot;
        this.clock = clock;
        this.sleeper = sleeper;
        this.pauses = pauses;
        this.random = random;
        this.question = question;
    }

    /** @param asked what the script answered that asked for the reboot */
    StepResult await(StepResult asked) {
        Instant start = clock.instant();
        Instant end = start.plus(reboot.timeout());
        for (int attempt = 1; clock.instant().isBefore(end); attempt++) {
            try {
                sleeper.sleep(shorter(pauses.pauseAfter(attempt, random), Duration.between(clock.instant(), end)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return result(Status.IN_DOUBT, "interrupted while the node rebooted", asked);
            }
            Optional<String> boot = ask();
            if (untrusted) {
                return result(
                        Status.IN_DOUBT, "came back with a host key that is not trusted: " + silence.get(), asked);
            }
            if (boot.isPresent() && !boot.get().equals(reboot.bootId())) {
                String took = Duration.between(start, clock.instant()).toSeconds() + " s";
                return result(Status.DONE, "back after " + took + " in boot " + boot.get(), asked);
            }
        }
        return late(asked);
    }

    private Optional<String> ask() {
        try {
            silence = Optional.empty();
            return Optional.of(question.runningBoot());
        } catch (AgentUnreachable e) {
            wentAway = true;
            silence = Optional.of(e.getMessage());
            untrusted = e.untrusted();
            return Optional.empty();
        }
    }

    private StepResult late(StepResult asked) {
        String limit = reboot.timeout().toSeconds() + " s";
        if (silence.isPresent()) {
            return result(
                    Status.IN_DOUBT,
                    "did not come back within " + limit + ", so look at its console; last seen: " + silence.get(),
                    asked);
        }
        String still = "after " + limit + " it still is in boot " + reboot.bootId();
        return result(
                Status.FAILED,
                wentAway ? "was away for a while but did not reboot: " + still : "never went down: " + still,
                asked);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static StepResult result(Status status, String detail, StepResult asked) {
        return new StepResult(status, detail, asked.output());
    }
}
