package io.volmount.rollout;

import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
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
 * The agents that wait to begin, in order: the first one in inventory order whose zone has capacity; or, if the rollout is
 * spread, the next one of the zone with the fewest unavailable agents, and among those of the zone with the fewest begun.
 * Agents without a zone form a zone of their own.
 */
final class AdmissionQueue {
    private static final Comparator<Zone> SPREAD =
            Comparator.comparingInt(Zone::unavailable).thenComparingInt(Zone::begun);
    private static final Comparator<Zone> AS_LISTED =
            Comparator.comparingInt(zone -> zone.head().number());

    private final Comparator<Zone> order;
    private final Map<Optional<String>, Zone> zones = new LinkedHashMap<>();

    /** @param agents in the order within their zones; those that have ended do not wait */
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

    boolean isEmpty() {
        return zones.values().stream().allMatch(Zone::isEmpty);
    }

    private Stream<Zone> heads(Predicate<AgentProgress> mayBegin) {
        return zones.values().stream()
                .filter(zone -> !zone.isEmpty() && mayBegin.test(zone.head().agent()));
    }

    /** The next agent of a zone with capacity that may begin. */
    Optional<AgentProgress> next(Predicate<AgentProgress> mayBegin) {
        return heads(mayBegin)
                .filter(Zone::hasRoom)
                .min(order)
                .map(zone -> zone.head().agent());
    }

    /** Whether an agent that may begin can begin once every agent that is not lost is available again. */
    boolean canContinue(Predicate<AgentProgress> mayBegin) {
        return heads(mayBegin).anyMatch(Zone::open);
    }

    /** Removes and returns the first agents in the order in which they would begin without failures. */
    Set<AgentProgress> first(int number) {
        Set<AgentProgress> first = new LinkedHashSet<>();
        while (first.size() < number && canContinue(any -> true)) {
            Zone zone = heads(any -> true).filter(Zone::open).min(order).orElseThrow();
            first.add(zone.head().agent());
            zone.skip();
        }
        return first;
    }

    /** How much of the budget of each zone is used. */
    Map<Optional<String>, Budget.Use> uses() {
        Map<Optional<String>, Budget.Use> uses = new LinkedHashMap<>();
        zones.forEach((name, zone) -> uses.put(name, zone.use()));
        return uses;
    }

    /** The zones in which no waiting agent can begin, by name. */
    Map<Optional<String>, Zone> closed() {
        Map<Optional<String>, Zone> closed = new LinkedHashMap<>(zones);
        closed.values().removeIf(zone -> zone.isEmpty() || zone.open());
        return closed;
    }
}
