package io.volmount.playbook.policy;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits per zone. Percentages are of the zone's agents; agents without a zone form a zone of their own.
 *
 * @param maxUnavailable agents of a zone that may be unavailable at one time, never zero; empty for no limit per zone
 * @param maxFailures agents of a zone that may fail before no more of its agents begin; empty for no limit per zone
 */
public record PerZone(Optional<Amount> maxUnavailable, Optional<Amount> maxFailures) {
    public static final PerZone NO_LIMITS = new PerZone(Optional.empty(), Optional.empty());

    public PerZone {
        if (maxUnavailable.filter(amount -> amount.number() == 0).isPresent()) {
            throw new IllegalArgumentException("perZone.maxUnavailable is 0");
        }
    }

    /** How many agents of a zone of this size may be unavailable at one time; empty for no limit. */
    public OptionalInt window(int agents) {
        return maxUnavailable.map(amount -> OptionalInt.of(amount.of(agents))).orElse(OptionalInt.empty());
    }
}
