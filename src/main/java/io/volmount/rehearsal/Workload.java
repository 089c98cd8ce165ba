package io.volmount.rehearsal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How long each agent of a run was worked on, from its beginning to its end.
 *
 * @param canaries those that had to be verified before the others
 * @param others in the order in which they were begun
 * @param window how many may be away at a time
 */
record Workload(List<Duration> canaries, List<Duration> others, int window) {
    Workload {
        canaries = List.copyOf(canaries);
        others = List.copyOf(others);
    }

    /** The workload of agents in the order they were begun in, so many of which are canaries. */
    static Workload of(List<Duration> begun, int canaries, int window) {
        int first = Math.min(canaries, begun.size());
        return new Workload(begun.subList(0, first), begun.subList(first, begun.size()), window);
    }

    /**
     * A time that no order of work on these agents can beat, even if it knew beforehand how long each takes. The canaries
     * come first; they, and then the others, take at least as long as the longest of them, and as all their work divided by
     * the window. A rollout, which does not know, may take longer by the longest of the canaries and of the others, and
     * longer yet when agents are lost: each keeps its place in the window, which is left out here.
     */
    Duration leastPossible() {
        return least(canaries).plus(least(others));
    }

    private Duration least(List<Duration> agents) {
        Duration all = agents.stream().reduce(Duration.ZERO, Duration::plus);
        Duration shared = all.dividedBy(window);
        Duration longest = longest(agents);
        return shared.compareTo(longest) > 0 ? shared : longest;
    }

    /** How long the same work takes in fixed batches as large as the window, each of which waits for its slowest agent. */
    Duration inBatches() {
        return batches(canaries).plus(batches(others));
    }

    private Duration batches(List<Duration> agents) {
        Duration all = Duration.ZERO;
        for (int from = 0; from < agents.size(); from += window) {
            all = all.plus(longest(agents.subList(from, Math.min(from + window, agents.size()))));
        }
        return all;
    }

    private static Duration longest(List<Duration> agents) {
        return agents.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
