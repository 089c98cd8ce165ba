package io.volmount.rollout;

import io.volmount.playbook.Spread;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The agents that wait to be begun, and whose turn it is: the next one of the zone that has the fewest agents away, and
 * of those the one whose agents were begun least often. Agents without a zone make one of their own.
 */
final class Turns {
    private static final Comparator<Zone> FIRST =
            Comparator.<Zone>comparingInt(zone -> zone.away).thenComparingInt(zone -> zone.begun);

    private final Spread spread;
    private final Map<Optional<String>, Zone> zones = new LinkedHashMap<>();

    /** @param agents in the order within their zones; those that ended already have no turn */
    Turns(Spread spread, Collection<AgentProgress> agents) {
        this.spread = spread;
        for (AgentProgress progress : agents) {
            Zone zone = zones.computeIfAbsent(key(progress), first -> new Zone());
            if (progress.pending()) {
                zone.waiting.add(progress);
            } else if (progress.inFlight() || progress.lost()) {
                zone.away++;
            }
        }
    }

    /** Agents that are down for the same reason at the same time. */
    private static final class Zone {
        private final Deque<AgentProgress> waiting = new ArrayDeque<>();
        private int away;
        private int begun;
    }

    boolean over() {
        return zones.values().stream().allMatch(zone -> zone.waiting.isEmpty());
    }

    /** Whose turn it is among those at the head of their zone that may be begun. */
    Optional<AgentProgress> next(Predicate<AgentProgress> mayBegin) {
        return zones.values().stream()
                .filter(zone -> !zone.waiting.isEmpty() && mayBegin.test(zone.waiting.peek()))
                .min(FIRST)
                .map(zone -> zone.waiting.peek());
    }

    /** The first so many turns if all goes well; takes them. */
    Set<AgentProgress> first(int number) {
        Set<AgentProgress> first = new LinkedHashSet<>();
        while (first.size() < number && !over()) {
            AgentProgress progress = next(any -> true).orElseThrow();
            begin(progress);
            zone(progress).away--;
            first.add(progress);
        }
        return first;
    }

    void begin(AgentProgress progress) {
        Zone zone = zone(progress);
        zone.waiting.remove(progress);
        zone.away++;
        zone.begun++;
    }

    /** To be told when it has its outcome; a lost agent stays away. */
    void end(AgentProgress progress) {
        zone(progress).away -= progress.lost() ? 0 : 1;
    }

    private Zone zone(AgentProgress progress) {
        return zones.get(key(progress));
    }

    private Optional<String> key(AgentProgress progress) {
        return spread == Spread.ZONE ? progress.agent().zone() : Optional.empty();
    }
}
