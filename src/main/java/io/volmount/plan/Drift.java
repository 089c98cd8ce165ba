package io.volmount.plan;

import io.volmount.plan.AgentPlan.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an agent is still as a saved plan found it. What differs without meaning does not count: the running boot, the
 * number of running tasks, warnings. Pure.
 */
public final class Drift {
    private static final String REMEDY = "plan anew to see what is to be done now";

    private Drift() {}

    /**
     * The plan to go by.
     *
     * @param saved what was to be done
     * @param now what is to be done, after a fresh look
     * @return {@code now} where it is the same, or nothing is left to be done; otherwise a refusal that says in what the
     *     two differ
     */
    public static AgentPlan judge(AgentPlan saved, AgentPlan now) {
        List<String> differences = differences(saved, now);
        if (differences.isEmpty()) {
            return now;
        }
        List<String> sentence = new ArrayList<>(differences);
        sentence.set(0, "it is not as it was planned: " + differences.get(0));
        if (now.verdict() != Verdict.REFUSED) {
            sentence.add(REMEDY);
        }
        return now.refusedFor(sentence);
    }

    private static List<String> differences(AgentPlan saved, AgentPlan now) {
        if (saved.machineId().isPresent() && !saved.machineId().equals(now.machineId())) {
            return List.of("another machine answers there, of machine id "
                    + now.machineId().orElse("unknown") + " where "
                    + saved.machineId().get() + " was");
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
            case REFUSED -> List.of("it was refused then (" + saved.summary() + "), so the plan has no steps for it");
            case UNREACHABLE -> List.of("it was unreachable then, so the plan has no steps for it");
        };
    }
}
