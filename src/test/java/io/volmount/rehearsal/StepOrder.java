package io.volmount.rehearsal;

import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import java.util.HashSet;
import java.util.Set;

/**
 * Holds the events of a run to the rule that after a step that did not succeed nothing is done on its agent but to take
 * back, and after one that could not be taken back nothing at all.
 */
final class StepOrder {
    private static final Set<String> TAKING_BACK = Set.of(
            "undo-mount",
            "undo-fstab-entry",
            "undo-attributes",
            "restart-agent",
            "remount-volume",
            "restore-fstab-entry");

    private final Set<String> failed = new HashSet<>();
    private final Set<String> over = new HashSet<>();
    private final Set<String> takingBack = new HashSet<>();

    /** To be told when the run is taken up again: agents that failed get another try. */
    void clear() {
        failed.clear();
        over.clear();
        takingBack.clear();
    }

    void record(RolloutEvent event) {
        if (event instanceof StepIntended step) {
            boolean either = step.step().equals("reactivate-agent");
            begin(step.agent(), either ? failed.contains(step.agent()) : TAKING_BACK.contains(step.step()));
        } else if (event instanceof StepFinished step && !step.result().succeeded()) {
            (takingBack.contains(step.agent()) ? over : failed).add(step.agent());
        }
    }

    private void begin(String agent, boolean takesBack) {
        if (over.contains(agent) || failed.contains(agent) != takesBack) {
            throw new AssertionError("a step after a failure, on " + agent);
        }
        if (takesBack) {
            takingBack.add(agent);
        }
    }
}
