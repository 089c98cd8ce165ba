package io.volmount.console.screen;

import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.rollout.AgentProgress;
import io.volmount.step.DrainAgent;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import io.volmount.step.Verify;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent that is being worked on.
 *
 * @param step its current step; empty between steps
 * @param age how long that step has been running
 * @param typical how long that step took on the middle one of the agents of the run; empty if few have taken it
 * @param timeout time left before the step is given up; empty for a step without such a limit
 * @param missing why it is not verified yet; empty if nothing is known of that
 */
public record InFlight(
        String agent,
        Phase phase,
        Optional<Step> step,
        Duration age,
        Optional<Duration> typical,
        Optional<Duration> timeout,
        String missing) {

    static InFlight of(AgentProgress progress, StepTimes times, Instant now) {
        Optional<Step> step = progress.current();
        Duration age = notNegative(
                progress.since().map(begun -> Duration.between(begun, now)).orElse(Duration.ZERO));
        return new InFlight(
                progress.agent().name(),
                Phase.of(step.or(() -> next(progress))),
                step,
                age,
                step.flatMap(times::typical),
                step.flatMap(InFlight::limit).map(limit -> notNegative(limit.minus(age))),
                step.filter(Verify.class::isInstance)
                        .flatMap(verify -> progress.proof())
                        .filter(proof -> !proof.verified())
                        .map(InFlight::missing)
                        .orElse(""));
    }

    private static String missing(Proof proof) {
        return proof.checks()
                .filter(check -> !check.hasPassed())
                .findFirst()
                .map(CheckResult::detail)
                .orElseGet(proof::summary);
    }

    /** The step that is about to begin; empty after the last one, and after one that failed. */
    private static Optional<Step> next(AgentProgress progress) {
        return progress.agent().steps().stream()
                .skip(progress.taken().size())
                .findFirst()
                .filter(step -> !progress.failed());
    }

    private static Optional<Duration> limit(Step step) {
        if (step instanceof DrainAgent drain) {
            return Optional.of(drain.timeout());
        }
        if (step instanceof Reboot reboot) {
            return Optional.of(reboot.timeout());
        }
        return step instanceof Verify verify ? Optional.of(verify.timeout()) : Optional.empty();
    }

    static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
