package io.volmount.playbook;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What each zone can bear. Percentages are of the zone's agents; those without a zone make one of their own.
 *
 * @param maxUnavailable agents of a zone that may be away at one time, never zero; empty when only the whole is limited
 * @param maxFailures agents of a zone that may fail before it takes no more; empty when only the whole is limited
 */
public record PerZone(Optional<Amount> maxUnavailable, Optional<Amount> maxFailures) {
    public static final PerZone NO_LIMITS = new PerZone(Optional.empty(), Optional.empty());

    public PerZone {
        if (maxUnavailable.filter(amount -> amount.number() == 0).isPresent()) {
            throw new IllegalArgumentException("with no agent of a zone away, none of them can change");
        }
    }

    /** How many of a zone's agents, of which there are so many, may be away at one time; empty for any number. */
    public OptionalInt window(int agents) {
        return maxUnavailable.map(amount -> OptionalInt.of(amount.of(agents))).orElse(OptionalInt.empty());
    }
}
