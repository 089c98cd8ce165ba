package io.volmount.rollout;

import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run knows of its lock on one agent. The lock is released only after the end of the last step was seen: while a
 * step may still be running, no other run may lock the node.
 *
 * @param before whether the run may have left its lock there before it was resumed
 * @param release the result of releasing it; empty if it was not released yet
 */
record LockState(boolean before, List<TakenStep> taken, Optional<StepResult> release) {
    private static final Set<Status> ENDED = Set.of(Status.DONE, Status.UNCHANGED, Status.FAILED);

    boolean mustBeReleased() {
        return release.isEmpty() && locked() && ENDED.contains(last());
    }

    /** A clause after a reason; empty if no lock is left. */
    String left() {
        if (release.isEmpty() && (locked() || last() == Status.IN_DOUBT)) {
            return "; the node stays locked: resume the run, or see `volmount unlock`";
        }
        return release.filter(result -> !result.succeeded())
                .map(result -> "; the node could not be unlocked, see `volmount unlock`: " + result.detail())
                .orElse("");
    }

    /** Whether the run may still hold the lock. */
    boolean mayBeHeld() {
        boolean maybe =
                locked() || taken.stream().anyMatch(step -> step.result().status() == Status.IN_DOUBT);
        return maybe && release.filter(StepResult::succeeded).isEmpty();
    }

    /** Whether the node took a step of this run and was not locked by another run afterwards. */
    private boolean locked() {
        return last() != Status.HELD && (before || taken.stream().anyMatch(LockState::begun));
    }

    private static boolean begun(TakenStep step) {
        return step.step() instanceof ScriptStep && ENDED.contains(step.result().status());
    }

    /** The status of the last step; UNCHANGED if there was none. */
    private Status last() {
        return taken.isEmpty()
                ? Status.UNCHANGED
                : taken.get(taken.size() - 1).result().status();
    }
}
