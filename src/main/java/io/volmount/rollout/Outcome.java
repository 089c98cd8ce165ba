package io.volmount.rollout;

import io.volmount.agent.StepResult;
import io.volmount.plan.AgentPlan;
import java.util.Locale;

/** How it ended for one agent. Every agent of a run ends in exactly one of these. */
public enum Outcome {
    /** All volumes were there already. */
    UNCHANGED,
    /** There are steps to take, and they were not asked for. */
    PLANNED,
    /** Every step was taken and every volume proven. */
    VERIFIED,
    /** Every step was taken, but not every volume could be proven. */
    NOT_VERIFIED,
    /** A guard kept it from being touched. */
    REFUSED,
    /** A step failed; the later ones were not run. */
    FAILED,
    /** It could not be reached. */
    UNREACHABLE,
    /** The end of a step was not seen. */
    IN_DOUBT,
    /** It was not begun, because the rollout ended before its turn. */
    SKIPPED;

    /** The word in reports: {@code not-verified}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing is left to be done about the agent. */
    public boolean good() {
        return this == UNCHANGED || this == PLANNED || this == VERIFIED;
    }

    /** Whether the agent has to be taken for lost to its cluster until somebody has looked at it. */
    public boolean unavailable() {
        return this == FAILED || this == UNREACHABLE || this == IN_DOUBT || this == NOT_VERIFIED;
    }

    /** How it stands with an agent for which nothing but its plan is known. */
    public static Outcome of(AgentPlan.Verdict verdict) {
        return switch (verdict) {
            case UNCHANGED -> UNCHANGED;
            case PLANNED -> PLANNED;
            case REFUSED -> REFUSED;
            case UNREACHABLE -> UNREACHABLE;
        };
    }

    static Outcome of(StepResult.Status status) {
        return switch (status) {
            case DONE, UNCHANGED -> VERIFIED;
            case FAILED, HELD -> FAILED;
            case UNREACHABLE -> UNREACHABLE;
            case IN_DOUBT -> IN_DOUBT;
        };
    }
}
