package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When something was done, at whose request and within which budget.
 *
 * @param time of the probes, or of the run from its opening to its close
 * @param resumptions when the run was resumed, in order
 * @param request empty if it is not known
 * @param budget of the rollout; empty if there was none
 */
public record Circumstances(
        Optional<Period> time, List<Instant> resumptions, Optional<Request> request, Optional<RolloutPolicy> budget) {
    static final Circumstances UNKNOWN =
            new Circumstances(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public Circumstances {
        resumptions = List.copyOf(resumptions);
    }

    static Circumstances of(Rollout run) {
        return new Circumstances(
                Optional.of(run.time()),
                run.resumptions(),
                Optional.empty(),
                Optional.of(run.opening().policy()));
    }

    Circumstances during(Optional<Period> known) {
        return new Circumstances(known, resumptions, request, budget);
    }

    Circumstances requested(Request known) {
        return new Circumstances(time, resumptions, Optional.of(known), budget);
    }
}
