package io.volmount.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The work of a run.
 *
 * @param canaries those that had to be verified, and to soak, before the others
 * @param others in the order in which they were begun
 */
record Workload(List<Work> canaries, List<Work> others, Capacity places) {
    Workload {
        canaries = List.copyOf(canaries);
        others = List.copyOf(others);
    }

    /** The workload of agents in the order they were begun in, so many of which are canaries. */
    static Workload of(List<Work> begun, int canaries, Capacity places) {
        int first = Math.min(canaries, begun.size());
        return new Workload(begun.subList(0, first), begun.subList(first, begun.size()), places);
    }

    /**
     * A time that no order of work on these agents can beat, even if it knew beforehand how long each takes. The canaries
     * come first; they, and then the others, take at least as long as the longest of them, and as all their work and their
     * soaking divided by the places, in all and in each zone; but no place has to wait for its last agent to soak. A
     * rollout, which does not know, may take longer by the longest of the canaries and of the others, and longer yet when
     * agents are lost: each keeps its place, which is left out here.
     */
    Duration leastPossible() {
        return least(canaries, !others.isEmpty()).plus(least(others, false));
    }

    private Duration least(List<Work> agents, boolean allSoak) {
        Map<Optional<String>, List<Work>> zones = agents.stream().collect(Collectors.groupingBy(Work::zone));
        Duration least = least(agents, places.inAll(), allSoak);
        for (Map.Entry<Optional<String>, Integer> zone : places.inZone().entrySet()) {
            List<Work> members = zones.getOrDefault(zone.getKey(), List.of());
            least = longer(least, least(members, zone.getValue(), allSoak));
        }
        return least;
    }

    private Duration least(List<Work> agents, int window, boolean allSoak) {
        if (agents.isEmpty()) {
            return Duration.ZERO;
        }
        long verified = agents.stream().filter(Work::verified).count();
        long soaking = allSoak ? verified : Math.max(0, verified - window);
        Duration all = agents.stream().map(Work::took).reduce(places.soak().multipliedBy(soaking), Duration::plus);
        Duration longest = longest(agents).plus(allSoak ? places.soak() : Duration.ZERO);
        return longer(all.dividedBy(window), longest);
    }

    /**
     * How long the same work takes in fixed batches as large as the places allow, each of which waits for its slowest agent
     * and then soaks.
     */
    Duration inBatches() {
        List<List<Work>> batches = new ArrayList<>(places.batches(canaries));
        batches.addAll(places.batches(others));
        return batches.stream()
                .map(Workload::longest)
                .reduce(places.soak().multipliedBy(Math.max(0, batches.size() - 1)), Duration::plus);
    }

    private static Duration longest(List<Work> agents) {
        return agents.stream().map(Work::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
