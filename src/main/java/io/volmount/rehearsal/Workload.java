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
 * @param canaries the agents that had to be verified, and to soak, before the others
 * @param others the other agents in the order of admission
 */
record Workload(List<Work> canaries, List<Work> others, Capacity capacity) {
    Workload {
        canaries = List.copyOf(canaries);
        others = List.copyOf(others);
    }

    /** The workload of agents in the order of admission, the first of which are canaries. */
    static Workload of(List<Work> begun, int canaries, Capacity capacity) {
        int first = Math.min(canaries, begun.size());
        return new Workload(begun.subList(0, first), begun.subList(first, begun.size()), capacity);
    }

    /**
     * A lower bound of the duration for any order, even if all durations were known beforehand. The canaries come
     * first; they, and then the others, take at least as long as the longest of them, and as their total work and
     * soaking divided by the capacity, in all and in each zone; but the last agent of each place need not soak. A
     * rollout, which does not know the durations, may take longer by the longest of the canaries and of the others,
     * and longer yet if agents are lost, which this ignores.
     */
    Duration lowerBound() {
        return lowerBound(canaries, !others.isEmpty()).plus(lowerBound(others, false));
    }

    private Duration lowerBound(List<Work> agents, boolean allSoak) {
        Map<Optional<String>, List<Work>> zones = agents.stream().collect(Collectors.groupingBy(Work::zone));
        Duration least = lowerBound(agents, capacity.inAll(), allSoak);
        for (Map.Entry<Optional<String>, Integer> zone : capacity.inZone().entrySet()) {
            List<Work> members = zones.getOrDefault(zone.getKey(), List.of());
            least = longer(least, lowerBound(members, zone.getValue(), allSoak));
        }
        return least;
    }

    private Duration lowerBound(List<Work> agents, int window, boolean allSoak) {
        if (agents.isEmpty()) {
            return Duration.ZERO;
        }
        long verified = agents.stream().filter(Work::verified).count();
        long soaking = allSoak ? verified : Math.max(0, verified - window);
        Duration all = agents.stream().map(Work::took).reduce(capacity.soak().multipliedBy(soaking), Duration::plus);
        Duration longest = longest(agents).plus(allSoak ? capacity.soak() : Duration.ZERO);
        return longer(all.dividedBy(window), longest);
    }

    /**
     * The duration of the same work in fixed batches as large as the capacity allows, each of which waits for its
     * slowest agent and then soaks.
     */
    Duration inBatches() {
        List<List<Work>> batches = new ArrayList<>(capacity.batches(canaries));
        batches.addAll(capacity.batches(others));
        return batches.stream()
                .map(Workload::longest)
                .reduce(capacity.soak().multipliedBy(Math.max(0, batches.size() - 1)), Duration::plus);
    }

    private static Duration longest(List<Work> agents) {
        return agents.stream().map(Work::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
