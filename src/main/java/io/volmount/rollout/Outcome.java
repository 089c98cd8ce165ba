package io.volmount.rollout;

import io.volmount.plan.AgentPlan;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.step.StepResult;
import io.volmount.text.Worded;
import java.util.Optional;

/** The result of a run for one agent. Every agent ends with exactly one. */
public enum Outcome implements Worded {
    /** All volumes were already present. */
    UNCHANGED,
    /** There are steps to take, but only a plan was requested. */
    PLANNED,
    /** Every step was taken and every volume proven. */
    VERIFIED,
    /** Every step was taken, but not every volume could be proven. */
    NOT_VERIFIED,
    /** Every step was taken, but for some volume it is unknown whether it is offered. */
    UNPROVEN,
    /** A guard refused to change it. */
    REFUSED,
    /** A step failed; the later ones were not run. */
    FAILED,
    /** It could not be reached. */
    UNREACHABLE,
    /** The end of a step was not seen. */
    IN_DOUBT,
    /** It was not begun, because the rollout ended before its turn. */
    SKIPPED;

    /** Whether nothing is left to do for the agent. */
    public boolean good() {
        return this == UNCHANGED || this == PLANNED || this == VERIFIED;
    }

    /** Whether the agent must be counted as unavailable until an operator has checked it. */
    public boolean unavailable() {
        return this == FAILED || this == UNREACHABLE || this == IN_DOUBT || unverified();
    }

    private boolean unverified() {
        return this == NOT_VERIFIED || this == UNPROVEN;
    }

    /** The outcome of an agent of which only the plan is known. */
    public static Outcome of(AgentPlan.Verdict verdict) {
        return switch (verdict) {
            case UNCHANGED -> UNCHANGED;
            case PLANNED -> PLANNED;
            case REFUSED -> REFUSED;
            case UNREACHABLE -> UNREACHABLE;
        };
    }

    /**
     * The outcome of an agent that took every step but was not verified.
     *
     * @param proof of the last probe; empty if there was none
     */
    public static Outcome ofUnverified(Optional<Proof> proof) {
        return proof.filter(found -> found.checks().noneMatch(CheckResult::hasFailed))
                        .isPresent()
                ? UNPROVEN
                : NOT_VERIFIED;
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
