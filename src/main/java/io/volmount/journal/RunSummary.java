package io.volmount.journal;

import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StopRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * An event that concerns the run as a whole.
     *
     * @param what a word: {@code began}, {@code resumed}, {@code stop-asked} or {@code ended}
     * @param why why it ended early; otherwise empty
     */
    public record Milestone(Instant at, String what, String why) {}

    public static RunSummary of(RecordedRun run) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (AgentProgress agent : agents(run)) {
            counts.merge(status(run.state(), agent), 1, Integer::sum);
        }
        return new RunSummary(
                run.directory(),
                run.state(),
                run.rollout().map(Rollout::opening).map(opened -> new Opening(opened.at(), opened.playbook())),
                milestones(run.events()),
                counts,
                run.open(),
                run.unfinished(),
                took(run.events()));
    }

    private static Duration took(List<RolloutEvent> events) {
        Duration took = Duration.ZERO;
        for (int i = 1; i < events.size(); i++) {
            if (!(events.get(i) instanceof RunResumed)) {
                took = took.plus(
                        Duration.between(events.get(i - 1).at(), events.get(i).at()));
            }
        }
        return took;
    }

    private static List<Milestone> milestones(List<RolloutEvent> events) {
        List<Milestone> milestones = new ArrayList<>();
        for (RolloutEvent event : events) {
            if (event instanceof RunOpened) {
                milestones.add(new Milestone(event.at(), "began", ""));
            } else if (event instanceof RunResumed) {
                milestones.add(new Milestone(event.at(), "resumed", ""));
            } else if (event instanceof StopRequested) {
                milestones.add(new Milestone(event.at(), "stop-asked", ""));
            } else if (event instanceof RunClosed closed) {
                milestones.add(new Milestone(event.at(), "ended", closed.stopped()));
            }
        }
        return milestones;
    }

    /** Number of all agents. */
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
