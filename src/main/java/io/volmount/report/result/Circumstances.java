package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.playbook.RolloutPolicy;
import java.util.Optional;

/**
 * When something was done, at whose request and within which budget.
 *
 * @param time of the probes, or of the run from its opening to its close
 * @param request empty if it is not known
 * @param budget of the rollout; empty if there was none
 */
public record Circumstances(Optional<Period> time, Optional<Request> request, Optional<RolloutPolicy> budget) {
    static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), Optional.empty(), Optional.empty());

    static Circumstances of(Period time, RolloutPolicy budget) {
        return new Circumstances(Optional.of(time), Optional.empty(), Optional.of(budget));
    }

    Circumstances during(Optional<Period> known) {
        return new Circumstances(known, request, budget);
    }

    Circumstances requested(Request known) {
        return new Circumstances(time, Optional.of(known), budget);
    }
}
