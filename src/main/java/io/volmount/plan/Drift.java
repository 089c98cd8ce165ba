package io.volmount.plan;

import io.volmount.plan.AgentPlan.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an agent is still in the state that a saved plan found. Ignores the running boot, the number of running tasks
 * and warnings. Pure.
 */
public final class Drift {
    private static final String REMEDY = "make a new plan";

    private Drift() {}

    /**
     * The plan to apply.
     *
     * @param saved the plan that was saved
     * @param now the plan after a new probe
     * @return {@code now} if it is the same, or if nothing is left to do; otherwise a refusal that names the differences
     */
    public static AgentPlan judge(AgentPlan saved, AgentPlan now) {
        List<String> differences = differences(saved, now);
        if (differences.isEmpty()) {
            return now;
        }
        List<String> sentence = new ArrayList<>(differences);
        sentence.set(0, "it has changed since it was planned: " + differences.get(0));
        if (now.verdict() != Verdict.REFUSED) {
            sentence.add(REMEDY);
        }
        return now.refusedFor(sentence);
    }

    private static List<String> differences(AgentPlan saved, AgentPlan now) {
        if (saved.machineId().isPresent() && !saved.machineId().equals(now.machineId())) {
            return List.of("a different machine answers at this address: machine id "
                    + now.machineId().orElse("unknown") + " instead of "
                    + saved.machineId().get());
        }
        return switch (now.verdict()) {
            case UNCHANGED, UNREACHABLE -> List.of();
            case REFUSED -> saved.verdict() == Verdict.REFUSED ? List.of() : now.reasons();
            case PLANNED -> changes(saved, now);
        };
    }

    private static List<String> changes(AgentPlan saved, AgentPlan now) {
        return switch (saved.verdict()) {
            case UNCHANGED, PLANNED -> new StepChanges(saved.steps(), now.steps()).sentences();
            case REFUSED -> List.of("the saved plan refused it (" + saved.summary() + ") and has no steps for it");
            case UNREACHABLE ->
                List.of("it was unreachable when it was planned, so the saved plan has no steps for it");
        };
    }
}
