package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Backoff;
import io.volmount.agent.Sleeper;
import io.volmount.step.Reboot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private final InstantSource time;
    private final Sleeper sleeper;
    private final Backoff pauses;
    private final RandomGenerator random;
    private final Question question;

    private boolean wentAway;
    private Optional<AgentUnreachable> silence = Optional.empty();

    RebootWait(
            Reboot reboot,
            InstantSource time,
            Sleeper sleeper,
            Backoff pauses,
            RandomGenerator random,
            Question question) {
        this.reboot = reboot;
        this.time = time;
        this.sleeper = sleeper;
        this.pauses = pauses;
        this.random = random;
        this.question = question;
    }

    RebootOutcome await() {
        Instant start = time.instant();
        Instant end = start.plus(reboot.timeout());
        for (int attempt = 1; time.instant().isBefore(end); attempt++) {
            try {
                sleeper.sleep(shorter(pauses.pauseAfter(attempt, random), Duration.between(time.instant(), end)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new RebootOutcome.Abandoned();
            }
            Optional<String> boot = ask();
            Optional<AgentUnreachable> lasting = silence.filter(AgentUnreachable::lasting);
            if (lasting.isPresent()) {
                String why = lasting.get().getMessage();
                return lasting.get().untrusted()
                        ? new RebootOutcome.AnotherHostKey(why)
                        : new RebootOutcome.Unreadable(why);
            }
            if (boot.isPresent() && !boot.get().equals(reboot.bootId())) {
                return new RebootOutcome.Back(boot.get(), Duration.between(start, time.instant()));
            }
        }
        return late();
    }

    private Optional<String> ask() {
        try {
            silence = Optional.empty();
            return Optional.of(question.runningBoot());
        } catch (AgentUnreachable e) {
            wentAway = true;
            silence = Optional.of(e);
            return Optional.empty();
        }
    }

    private RebootOutcome late() {
        if (silence.isPresent()) {
            return new RebootOutcome.StillDown(reboot.timeout(), silence.get().getMessage());
        }
        return wentAway
                ? new RebootOutcome.SameBoot(reboot.bootId(), reboot.timeout())
                : new RebootOutcome.NeverWentDown(reboot.bootId(), reboot.timeout());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
