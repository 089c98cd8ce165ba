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
 * The expected course of a rollout.
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

    /** How the rollout would end. */
    public enum Result implements Worded {
        /** Every agent ended well in every run. */
        OK,
        /** Every run was completed, but in some an agent did not end well. */
        FAILED,
        /** A run was stopped early. */
        STOPPED
    }

    /**
     * Runs that were stopped for the same reason.
     *
     * @param reason a sentence
     * @param after the median duration until the stop
     * @param begun the agents begun in the run of that median
     */
    public record Stop(String reason, int runs, Duration after, int begun) {}

    /** The completed runs, the fastest first. */
    public List<RehearsedRun> completed() {
        return quickestFirst(runs.stream().filter(run -> !run.wasStopped()).toList());
    }

    /** The median run by duration, of the completed ones or, if there are none, of all. */
    public RehearsedRun typical() {
        return quantile(completed().isEmpty() ? quickestFirst(runs) : completed(), 0.5);
    }

    /** The 95th percentile of the completed runs' durations; empty if there are none. */
    public Optional<Duration> p95() {
        return completed().isEmpty()
                ? Optional.empty()
                : Optional.of(quantile(completed(), 0.95).took());
    }

    /** The median of the completed runs' durations; empty if there are none. */
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

    /** The worst result of all runs. */
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
