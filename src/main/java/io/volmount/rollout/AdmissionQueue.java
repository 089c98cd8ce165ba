package io.volmount.rollout;

import io.volmount.playbook.RolloutPolicy;
import io.volmount.playbook.Spread;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agents that wait to be begun, and whose turn it is: the first of those whose zone has room; or, if they are to be
 * spread, the next one of the zone that has the fewest agents away, and of those the one whose agents were begun least
 * often. Agents without a zone make one of their own.
 */
final class AdmissionQueue {
    private static final Comparator<Zone> SPREAD =
            Comparator.comparingInt(Zone::away).thenComparingInt(Zone::begun);
    private static final Comparator<Zone> AS_LISTED =
            Comparator.comparingInt(zone -> zone.head().number());

    private final Comparator<Zone> order;
    private final Map<Optional<String>, Zone> zones = new LinkedHashMap<>();

    /** @param agents in the order within their zones; those that ended already have no turn */
    AdmissionQueue(RolloutPolicy policy, Collection<AgentProgress> agents) {
        this.order = policy.spread() == Spread.ZONE ? SPREAD : AS_LISTED;
        Map<Optional<String>, Long> sizes =
                agents.stream().collect(Collectors.groupingBy(AdmissionQueue::zoneName, Collectors.counting()));
        int number = 0;
        for (AgentProgress agent : agents) {
            int size = sizes.get(zoneName(agent)).intValue();
            zones.computeIfAbsent(zoneName(agent), first -> new Zone(Limits.ofZone(policy.perZone(), size)))
                    .add(number++, agent);
        }
    }

    private static Optional<String> zoneName(AgentProgress progress) {
        return progress.agent().zone();
    }

    Zone zone(AgentProgress progress) {
        return zones.get(zoneName(progress));
    }

    /** Whether nobody waits. */
    boolean over() {
        return zones.values().stream().allMatch(Zone::over);
    }

    private Stream<Zone> heads(Predicate<AgentProgress> mayBegin) {
        return zones.values().stream()
                .filter(zone -> !zone.over() && mayBegin.test(zone.head().agent()));
    }

    /** Whose turn it is among those at the head of a zone with room that may be begun. */
    Optional<AgentProgress> next(Predicate<AgentProgress> mayBegin) {
        return heads(mayBegin)
                .filter(Zone::hasRoom)
                .min(order)
                .map(zone -> zone.head().agent());
    }

    /** Whether anybody who may be begun will have a turn once all that are not lost are back. */
    boolean willGoOn(Predicate<AgentProgress> mayBegin) {
        return heads(mayBegin).anyMatch(Zone::open);
    }

    /** The first so many turns if all goes well; takes them. */
    Set<AgentProgress> first(int number) {
        Set<AgentProgress> first = new LinkedHashSet<>();
        while (first.size() < number && willGoOn(any -> true)) {
            Zone zone = heads(any -> true).filter(Zone::open).min(order).orElseThrow();
            first.add(zone.head().agent());
            zone.skip();
        }
        return first;
    }

    /** The zones whose agents wait in vain, with what they are called. */
    Map<Optional<String>, Zone> closed() {
        Map<Optional<String>, Zone> closed = new LinkedHashMap<>(zones);
        closed.values().removeIf(zone -> zone.over() || zone.open());
        return closed;
    }
}
