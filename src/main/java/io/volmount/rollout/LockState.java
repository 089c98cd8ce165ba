package io.volmount.rollout;

import io.volmount.rollout.AgentProgress.TakenStep;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a run's lock on one of its agents. It is given back once the end of the last step is known, and never
 * before: while a step may still be at work, no other run may have the node.
 *
 * @param before whether the run may have left it there before it was taken up again
 * @param release what came of giving it back; empty as long as nothing did
 */
record LockState(boolean before, List<TakenStep> taken, Optional<StepResult> release) {
    private static final Set<Status> ENDED = Set.of(Status.DONE, Status.UNCHANGED, Status.FAILED);

    boolean toBeGivenBack() {
        return release.isEmpty() && locked() && ENDED.contains(last());
    }

    /** A clause to follow a reason. */
    String left() {
        if (release.isEmpty() && (locked() || last() == Status.IN_DOUBT)) {
            return "; the node stays locked: resume the run, or see `volmount unlock`";
        }
        return release.filter(result -> !result.succeeded())
                .map(result -> "; the node could not be unlocked, see `volmount unlock`: " + result.detail())
                .orElse("");
    }

    /** Whether the node may still be the run's, as far as anybody can tell. */
    boolean mayBeLeft() {
        boolean maybe =
                locked() || taken.stream().anyMatch(step -> step.result().status() == Status.IN_DOUBT);
        return maybe && release.filter(StepResult::succeeded).isEmpty();
    }

    /** Whether the node took a step of this run, and has not been found to belong to another one since. */
    private boolean locked() {
        return last() != Status.HELD && (before || taken.stream().anyMatch(LockState::begun));
    }

    private static boolean begun(TakenStep step) {
        return step.step() instanceof ScriptStep && ENDED.contains(step.result().status());
    }

    /** Of a run that took no step yet, what it would be after one that changed nothing. */
    private Status last() {
        return taken.isEmpty()
                ? Status.UNCHANGED
                : taken.get(taken.size() - 1).result().status();
    }
}
