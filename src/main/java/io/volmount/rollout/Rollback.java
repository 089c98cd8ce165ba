package io.volmount.rollout;

import io.volmount.plan.step.PlannedStep;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rollback of an agent after a failed step, last step first: only steps of this run, only before the volumes are
 * activated, and never if the result of a step is in doubt. Pure.
 *
 * @param taken the steps of the plan that were taken, from its first on
 * @param undone the rollback steps so far
 */
record Rollback(List<PlannedStep> plan, List<TakenStep> taken, List<TakenStep> undone) {

    Optional<Step> next() {
        return !failed() || broken().isPresent()
                ? Optional.empty()
                : done().stream()
                        .flatMap(step -> step.undo().stream())
                        .skip(undone.size())
                        .findFirst();
    }

    /** What was rolled back and what was not, as clauses after a reason; empty without a rollback. */
    String clauses() {
        if (undone.isEmpty()) {
            return "";
        }
        List<PlannedStep> undoable =
                done().stream().filter(step -> step.undo().isPresent()).toList();
        int succeeded = undone.size() - (broken().isPresent() ? 1 : 0);
        List<PlannedStep> left = new ArrayList<>(done());
        left.removeAll(undoable.subList(0, succeeded));
        return clause("; rolled back: ", undoable.subList(0, succeeded))
                + broken().map(step -> "; " + step.step().id() + " failed: "
                                + step.result().detail())
                        .orElse("")
                + clause("; not rolled back: ", left);
    }

    private static String clause(String label, List<PlannedStep> steps) {
        return steps.isEmpty()
                ? ""
                : steps.stream()
                        .map(step -> step.step().id()
                                + step.step()
                                        .volume()
                                        .map(path -> " of " + path)
                                        .orElse(""))
                        .collect(Collectors.joining(", ", label, ""));
    }

    private Optional<TakenStep> broken() {
        return undone.stream().filter(step -> !step.result().succeeded()).findFirst();
    }

    /**
     * The steps of this run before the failed one, and that one if its effect lasts, last first; empty if nothing may be rolled
     * back.
     */
    private List<PlannedStep> done() {
        List<PlannedStep> done = new ArrayList<>();
        if (!failed() || activated()) {
            return done;
        }
        if (last().step().lastsWhenFailed()) {
            done.add(plan.get(taken.size() - 1).undoable());
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            if (taken.get(i).result().status() == Status.DONE) {
                done.add(plan.get(i));
            }
        }
        return done;
    }

    private boolean failed() {
        return !taken.isEmpty() && last().result().status() == Status.FAILED;
    }

    private boolean activated() {
        return taken.stream().map(TakenStep::step).anyMatch(Step::activates);
    }

    private TakenStep last() {
        return taken.get(taken.size() - 1);
    }
}
