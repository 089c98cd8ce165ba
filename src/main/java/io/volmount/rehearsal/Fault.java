package io.volmount.rehearsal;

import io.volmount.rollout.Draining;
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
            "a step ends with an error",
            (step, expected, random) -> SimulatedResult.of(Status.FAILED, "the step ended with an error", expected)),
    STEP_SLOW(
            Fault::isOrdinary,
            "a step takes 20 times as long",
            (step, expected, random) -> SimulatedResult.of(Status.DONE, "slowly done", expected.multipliedBy(20))),
    CONNECTION_LOST(Fault::isOrdinary, "the connection is lost before, during or after a step", Fault::loseConnection),
    PROBE_LIED(
            step -> step instanceof ScriptStep script && script.writesBulkData(),
            "the disk is not blank after all, and the step refuses it",
            (step, expected, random) ->
                    SimulatedResult.of(Status.FAILED, "the guard on the node refused it: it is not blank", expected)),
    REBOOT_IGNORED(
            Reboot.class::isInstance,
            "the node never goes down",
            (step, expected, random) ->
                    SimulatedResult.of(Status.FAILED, "it never went down", ((Reboot) step).timeout())),
    REBOOT_HANGS(
            Reboot.class::isInstance,
            "the node goes down and does not come back",
            (step, expected, random) ->
                    SimulatedResult.of(Status.IN_DOUBT, "it did not come back in time", ((Reboot) step).timeout())),
    REBOOT_TWICE(
            Reboot.class::isInstance,
            "the node boots twice, which takes twice as long",
            (step, expected, random) ->
                    SimulatedResult.of(Status.DONE, "back after two boots", expected.multipliedBy(2))),
    DRAIN_HANGS(
            DrainAgent.class::isInstance,
            "an agent is not drained in time",
            (step, expected, random) -> SimulatedResult.of(
                    ((DrainAgent) step).goesOn() ? Status.DONE : Status.FAILED,
                    "it was not drained in time",
                    ((DrainAgent) step).timeout())),
    MASTER_SILENT(
            Fault::asksMaster,
            "the master does not answer when an agent is to be drained or reactivated",
            (step, expected, random) -> SimulatedResult.of(
                    step instanceof DrainAgent ? Status.UNREACHABLE : Status.FAILED,
                    "the master does not answer",
                    Draining.PATIENCE)),
    NOT_VERIFIED(
            Verify.class::isInstance,
            "a volume is not offered in the end",
            (step, expected, random) -> SimulatedResult.of(Status.FAILED, "a volume is not offered", expected));

    private final Predicate<Step> concerned;
    private final String title;
    private final Strike strike;

    private interface Strike {
        SimulatedResult on(Step step, Duration expected, RandomGenerator random);
    }

    Fault(Predicate<Step> concerned, String title, Strike strike) {
        this.concerned = concerned;
        this.title = title;
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

    /** What goes wrong, as a sentence without a full stop. */
    public String title() {
        return title;
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
