package io.volmount.rehearsal;

import io.volmount.rollout.driver.Draining;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.Reboot;
import io.volmount.step.ScriptStep;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import io.volmount.step.Verify;
import io.volmount.text.Worded;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Something that can go wrong with a step on a simulated agent. */
public enum Fault implements Worded {
    STEP_FAILS(
            Fault::isOrdinary,
            (step, expected, random) -> SimulatedResult.of(Status.FAILED, "the step ended with an error", expected)),
    STEP_SLOW(
            Fault::isOrdinary,
            (step, expected, random) -> SimulatedResult.of(Status.DONE, "slowly done", expected.multipliedBy(20))),
    CONNECTION_LOST(Fault::isOrdinary, Fault::loseConnection),
    PROBE_LIED(
            step -> step instanceof ScriptStep script && script.writesBulkData(),
            (step, expected, random) ->
                    SimulatedResult.of(Status.FAILED, "the guard on the node refused it: it is not blank", expected)),
    REBOOT_IGNORED(
            Reboot.class::isInstance,
            (step, expected, random) ->
                    SimulatedResult.of(Status.FAILED, "it never went down", ((Reboot) step).timeout())),
    REBOOT_HANGS(
            Reboot.class::isInstance,
            (step, expected, random) ->
                    SimulatedResult.of(Status.IN_DOUBT, "it did not come back in time", ((Reboot) step).timeout())),
    REBOOT_TWICE(
            Reboot.class::isInstance,
            (step, expected, random) ->
                    SimulatedResult.of(Status.DONE, "back after two boots", expected.multipliedBy(2))),
    DRAIN_HANGS(
            DrainAgent.class::isInstance,
            (step, expected, random) -> SimulatedResult.of(
                    ((DrainAgent) step).goesOn() ? Status.DONE : Status.FAILED,
                    "it was not drained in time",
                    ((DrainAgent) step).timeout())),
    MASTER_SILENT(
            Fault::asksMaster,
            (step, expected, random) -> SimulatedResult.of(
                    step instanceof DrainAgent ? Status.UNREACHABLE : Status.FAILED,
                    "the master does not answer",
                    Draining.PATIENCE)),
    NOT_VERIFIED(
            Verify.class::isInstance,
            (step, expected, random) -> SimulatedResult.of(Status.FAILED, "a volume is not offered", expected));

    private final Predicate<Step> concerned;
    private final Strike strike;

    private interface Strike {
        SimulatedResult on(Step step, Duration expected, RandomGenerator random);
    }

    Fault(Predicate<Step> concerned, Strike strike) {
        this.concerned = concerned;
        this.strike = strike;
    }

    private static boolean isOrdinary(Step step) {
        return !(step instanceof Reboot || step instanceof Verify || asksMaster(step));
    }

    private static boolean asksMaster(Step step) {
        return step instanceof DrainAgent || step instanceof ReactivateAgent;
    }

    private static SimulatedResult loseConnection(Step step, Duration expected, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> SimulatedResult.of(Status.UNREACHABLE, "the connection was lost before the step", Duration.ZERO);
            case 1 ->
                SimulatedResult.of(
                        Status.IN_DOUBT, "the connection was lost during the step", LogNormal.times(expected, 0.5));
            default -> SimulatedResult.of(Status.IN_DOUBT, "the connection was lost after the step", expected);
        };
    }

    boolean concerns(Step step) {
        return concerned.test(step);
    }

    /**
     * The result of a step with this fault.
     *
     * @param expected the duration without the fault
     */
    SimulatedResult strike(Step step, Duration expected, RandomGenerator random) {
        return strike.on(step, expected, random);
    }
}
