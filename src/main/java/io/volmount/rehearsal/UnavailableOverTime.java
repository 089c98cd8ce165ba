package io.volmount.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many agents are away: being worked on, failed, unreachable, in doubt or not proven.
 *
 * @param changes in the order of their times; before the first, none is away
 */
public record UnavailableOverTime(List<Change> changes) {

    /**
     * From then on so many are away.
     *
     * @param since from the beginning of the run
     */
    public record Change(Duration since, int away) {}

    public UnavailableOverTime {
        changes = List.copyOf(changes);
    }

    /** The most at any one time. */
    public int most() {
        return changes.stream().mapToInt(Change::away).max().orElse(0);
    }

    /** The most in each of so many equal parts of the time from the beginning until the end. */
    public List<Integer> sampled(int parts, Duration end) {
        List<Integer> samples = new ArrayList<>(parts);
        int next = 0;
        int away = 0;
        for (int part = 1; part <= parts; part++) {
            Duration until = end.multipliedBy(part).dividedBy(parts);
            int most = away;
            while (next < changes.size() && changes.get(next).since().compareTo(until) < 0) {
                away = changes.get(next++).away();
                most = Math.max(most, away);
            }
            samples.add(most);
        }
        return samples;
    }
}
