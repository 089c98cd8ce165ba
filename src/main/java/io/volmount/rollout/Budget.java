package io.volmount.rollout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of a rollout's budget is used at one instant.
 *
 * @param inAll of all agents of the run
 * @param zones of each zone, in the order of the agents; an empty name is that of the agents without a zone
 * @param stopRequested whether the operator asked that no more agents begin
 */
public record Budget(Use inAll, Canaries canaries, Map<Optional<String>, Use> zones, boolean stopRequested) {
    public Budget {
        zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    }

    /**
     * The use of one group of agents.
     *
     * @param unavailable agents that count as unavailable, including those that failed
     * @param maxUnavailable empty for no limit
     * @param failures agents that failed, are unreachable, in doubt or not proven
     * @param maxFailures empty for no limit
     */
    public record Use(int unavailable, OptionalInt maxUnavailable, int failures, OptionalInt maxFailures) {
        static Use of(Limits limits, int unavailable, int failures) {
            return new Use(unavailable, limit(limits.maxUnavailable()), failures, limit(limits.maxFailures()));
        }

        private static OptionalInt limit(int most) {
            return most == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(most);
        }

        /** Whether no other agent may begin before one is available again. */
        public boolean full() {
            return maxUnavailable.isPresent() && unavailable >= maxUnavailable.getAsInt();
        }

        /** Whether no other agent may begin at all. */
        public boolean spent() {
            return maxFailures.isPresent() && failures > maxFailures.getAsInt();
        }
    }

    /**
     * The canaries.
     *
     * @param verified of them
     * @param available verified ones that have soaked
     */
    public record Canaries(int all, int verified, int available) {
        /** Whether agents other than canaries may begin. */
        public boolean passed() {
            return available == all;
        }
    }
}
