package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Backoff;
import io.volmount.agent.Sleeper;
import io.volmount.step.Reboot;
import io.volmount.step.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Waits until a rebooting node has a new boot ID, or the timeout expires. */
final class RebootWait {

    /** Reads the node's boot ID. */
    @FunctionalInterface
    interface BootIdProbe {
        String bootId() throws AgentUnreachable;
    }

    private final Reboot reboot;
    private final InstantSource time;
    private final Sleeper sleeper;
    private final Backoff pauses;
    private final RandomGenerator random;
    private final BootIdProbe bootIdProbe;

    private boolean wasUnreachable;
    private Optional<AgentUnreachable> lastFailure = Optional.empty();

    RebootWait(
            Reboot reboot,
            InstantSource time,
            Sleeper sleeper,
            Backoff pauses,
            RandomGenerator random,
            BootIdProbe bootIdProbe) {
        this.reboot = reboot;
        this.time = time;
        this.sleeper = sleeper;
        this.pauses = pauses;
        this.random = random;
        this.bootIdProbe = bootIdProbe;
    }

    /** @param outcome what comes of it */
    StepResult await(RebootOutcome outcome) {
        Instant start = time.instant();
        Instant end = start.plus(reboot.timeout());
        for (int attempt = 1; time.instant().isBefore(end); attempt++) {
            try {
                sleeper.sleep(shorter(pauses.pauseAfter(attempt, random), Duration.between(time.instant(), end)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return outcome.abandoned();
            }
            Optional<String> boot = probe();
            Optional<AgentUnreachable> permanent = lastFailure.filter(AgentUnreachable::permanent);
            if (permanent.isPresent()) {
                String why = permanent.get().getMessage();
                return permanent.get().untrusted() ? outcome.anotherHostKey(why) : outcome.unreadable(why);
            }
            if (boot.isPresent() && !boot.get().equals(reboot.bootId())) {
                return outcome.back(boot.get(), Duration.between(start, time.instant()));
            }
        }
        return timedOut(outcome);
    }

    private Optional<String> probe() {
        try {
            lastFailure = Optional.empty();
            return Optional.of(bootIdProbe.bootId());
        } catch (AgentUnreachable e) {
            wasUnreachable = true;
            lastFailure = Optional.of(e);
            return Optional.empty();
        }
    }

    private StepResult timedOut(RebootOutcome outcome) {
        if (lastFailure.isPresent()) {
            return outcome.stillDown(reboot.timeout(), lastFailure.get().getMessage());
        }
        return wasUnreachable
                ? outcome.sameBoot(reboot.bootId(), reboot.timeout())
                : outcome.neverWentDown(reboot.bootId(), reboot.timeout());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
