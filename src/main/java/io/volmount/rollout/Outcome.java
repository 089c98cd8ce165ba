package io.volmount.rollout;

import io.volmount.plan.AgentPlan;
import io.volmount.proof.Proof;
import io.volmount.step.StepResult;
import io.volmount.text.Worded;
import java.util.Optional;

/** How it ended for one agent. Every agent of a run ends in exactly one of these. */
public enum Outcome implements Worded {
    /** All volumes were there already. */
    UNCHANGED,
    /** There are steps to take, and they were not asked for. */
    PLANNED,
    /** Every step was taken and every volume proven. */
    VERIFIED,
    /** Every step was taken, but not every volume could be proven. */
    NOT_VERIFIED,
    /** Every step was taken, but of some volume it cannot be told whether it is offered. */
    UNPROVEN,
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

    /** Whether nothing is left to be done about the agent. */
    public boolean good() {
        return this == UNCHANGED || this == PLANNED || this == VERIFIED;
    }

    /** Whether the agent has to be taken for lost to its cluster until somebody has looked at it. */
    public boolean unavailable() {
        return this == FAILED || this == UNREACHABLE || this == IN_DOUBT || unverified();
    }

    private boolean unverified() {
        return this == NOT_VERIFIED || this == UNPROVEN;
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

    /**
     * How it ends for an agent whose every step was taken but the verification.
     *
     * @param proof of the last look; empty when there was none
     */
    public static Outcome ofUnverified(Optional<Proof> proof) {
        return proof.filter(found -> found.state() == Proof.State.UNPROVEN).isPresent() ? UNPROVEN : NOT_VERIFIED;
    }

    public static Outcome of(StepResult.Status status) {
        return switch (status) {
            case DONE, UNCHANGED -> VERIFIED;
            case FAILED, HELD -> FAILED;
            case UNREACHABLE -> UNREACHABLE;
            case IN_DOUBT -> IN_DOUBT;
        };
    }
}
