package io.volmount.rehearsal;

import io.volmount.text.Worded;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be expected of a rollout.
 *
 * @param runs at least one
 */
public record Forecast(Rehearsal rehearsal, List<RehearsedRun> runs) {
    public Forecast {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("nothing was rehearsed");
        }
        runs = List.copyOf(runs);
    }

    /** How it would end. */
    public enum Result implements Worded {
        /** In every run every agent ended well. */
        OK,
        /** Every run came to its end, but in some not every agent ended well. */
        FAILED,
        /** Some run was stopped before its end. */
        STOPPED
    }

    /**
     * Runs that were stopped for the same reason.
     *
     * @param reason a sentence
     * @param after how long the middle one of them lasted
     * @param begun agents that the middle one of them had worked on
     */
    public record Stop(String reason, int runs, Duration after, int begun) {}

    /** The runs that came to their end, the quickest first. */
    public List<RehearsedRun> completed() {
        return quickestFirst(runs.stream().filter(run -> !run.wasStopped()).toList());
    }

    /** The middle one of the runs that came to their end, or of all when none did. */
    public RehearsedRun typical() {
        return quantile(completed().isEmpty() ? quickestFirst(runs) : completed(), 0.5);
    }

    /** A time that 19 of 20 of the runs that came to their end did not exceed; empty when none did. */
    public Optional<Duration> p95() {
        return completed().isEmpty()
                ? Optional.empty()
                : Optional.of(quantile(completed(), 0.95).took());
    }

    /** The middle one of the times of the runs that came to their end; empty when none did. */
    public Optional<Duration> median() {
        return completed().isEmpty() ? Optional.empty() : Optional.of(typical().took());
    }

    /** What stopped runs, the most frequent first. */
    public List<Stop> stops() {
        Map<String, List<RehearsedRun>> byReason = runs.stream()
                .filter(RehearsedRun::wasStopped)
                .collect(Collectors.groupingBy(RehearsedRun::stopped, LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(entry -> stop(entry.getKey(), quickestFirst(entry.getValue())))
                .sorted(Comparator.comparingInt(Stop::runs).reversed())
                .toList();
    }

    private static Stop stop(String reason, List<RehearsedRun> runs) {
        RehearsedRun middle = quantile(runs, 0.5);
        return new Stop(reason, runs.size(), middle.took(), middle.begun());
    }

    /** The worst end that any of the runs came to. */
    public Result result() {
        if (runs.stream().anyMatch(RehearsedRun::wasStopped)) {
            return Result.STOPPED;
        }
        return runs.stream().allMatch(RehearsedRun::wentWell) ? Result.OK : Result.FAILED;
    }

    private static List<RehearsedRun> quickestFirst(List<RehearsedRun> runs) {
        return runs.stream().sorted(Comparator.comparing(RehearsedRun::took)).toList();
    }

    private static RehearsedRun quantile(List<RehearsedRun> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
