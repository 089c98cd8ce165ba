package io.volmount.journal;

import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.storage.JournalState;
import io.volmount.storage.Milestone;
import io.volmount.storage.StoredSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as a whole; small enough to be held for every recorded run.
 *
 * @param opening empty if the run was interrupted before it was opened
 * @param counts number of agents by {@link #status}, without zeros
 * @param open number of agents that have not ended well
 * @param unfinished whether it can be resumed
 * @param took how long processes worked on it, without the pauses between an interruption and the resumption
 */
public record RunSummary(
        RunDirectory directory,
        RecordedRun.State state,
        Optional<Opening> opening,
        List<Milestone> milestones,
        Map<String, Integer> counts,
        int open,
        boolean unfinished,
        Duration took) {

    public record Opening(Instant at, String playbook) {}

    public static RunSummary of(RecordedRun run) {
        RunHistory history = new RunHistory();
        run.events().forEach(history::add);
        return of(run, history);
    }

    /** @param history of all events of the run */
    static RunSummary of(RecordedRun run, RunHistory history) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (AgentProgress agent : agents(run)) {
            counts.merge(status(run.state(), agent), 1, Integer::sum);
        }
        return new RunSummary(
                run.directory(),
                run.state(),
                run.rollout().map(Rollout::opening).map(opened -> new Opening(opened.at(), opened.playbook())),
                history.milestones(),
                counts,
                run.open(),
                run.unfinished(),
                history.took());
    }

    /** What was stored of a run that has ended. */
    static RunSummary of(RunDirectory directory, StoredSummary stored) {
        List<Milestone> milestones = stored.milestones();
        return new RunSummary(
                directory,
                RecordedRun.State.ended(milestones.get(milestones.size() - 1).why()),
                Optional.of(new Opening(milestones.get(0).at(), stored.playbook())),
                milestones,
                stored.counts(),
                stored.open(),
                stored.open() > 0,
                stored.took());
    }

    /** What is stored of it; empty unless it has ended. */
    Optional<StoredSummary> stored(JournalState journal) {
        boolean ended = state == RecordedRun.State.FINISHED || state == RecordedRun.State.STOPPED;
        return opening.filter(any -> ended)
                .map(opened -> new StoredSummary(journal, opened.playbook(), milestones, counts, open, took));
    }

    public int agents() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** All agents; none if the run was interrupted before it was opened. */
    public static List<AgentProgress> agents(RecordedRun run) {
        return run.rollout().map(Rollout::agents).map(List::copyOf).orElse(List.of());
    }

    /** The agent's outcome, or its state until it has one, as a word. */
    public String status(AgentProgress agent) {
        return status(state, agent);
    }

    private static String status(RecordedRun.State state, AgentProgress agent) {
        boolean running = state == RecordedRun.State.RUNNING;
        String otherwise = agent.begun() ? (running ? "in-flight" : "in-doubt") : (running ? "waiting" : "skipped");
        return agent.outcome().map(outcome -> outcome.word()).orElse(otherwise);
    }

    /** The command line that resumes it; empty when it is finished or running. */
    public Optional<String> resumeCommand() {
        return Optional.of("volmount resume " + directory.reference()).filter(command -> unfinished);
    }
}
