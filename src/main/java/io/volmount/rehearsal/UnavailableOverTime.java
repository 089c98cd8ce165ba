package io.volmount.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many agents are unavailable over time: in flight, failed, unreachable, in doubt or not proven.
 *
 * @param changes in order of time; before the first, no agent is unavailable
 */
public record UnavailableOverTime(List<Change> changes) {

    /**
     * The number of unavailable agents from a time on.
     *
     * @param since since the beginning of the run
     */
    public record Change(Duration since, int unavailable) {}

    public UnavailableOverTime {
        changes = List.copyOf(changes);
    }

    public int most() {
        return changes.stream().mapToInt(Change::unavailable).max().orElse(0);
    }

    /** The maximum in each of so many equal parts of the time from the beginning until the end. */
    public List<Integer> sampled(int parts, Duration end) {
        List<Integer> samples = new ArrayList<>(parts);
        int next = 0;
        int away = 0;
        for (int part = 1; part <= parts; part++) {
            Duration until = end.multipliedBy(part).dividedBy(parts);
            int most = away;
            while (next < changes.size() && changes.get(next).since().compareTo(until) < 0) {
                away = changes.get(next++).unavailable();
                most = Math.max(most, away);
            }
            samples.add(most);
        }
        return samples;
    }
}
