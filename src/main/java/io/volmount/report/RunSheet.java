package io.volmount.report;

import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StopRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to tell of a run as a whole, in whichever format; little enough to be held of every run there ever was.
 *
 * @param opening empty when the run was interrupted before anything was begun
 * @param counts how many agents ended how, or how it stands with them; what there is none of is left out
 * @param open how many agents have not ended well
 * @param unfinished whether it can be gone on with
 */
public record RunSheet(
        RunDirectory directory,
        RecordedRun.State state,
        Optional<Opening> opening,
        List<Turn> turns,
        Map<String, Integer> counts,
        int open,
        boolean unfinished) {

    /** @param playbook the name that the playbook bears */
    record Opening(Instant at, String playbook) {}

    /**
     * A turn that the run took.
     *
     * @param what a word: {@code began}, {@code resumed}, {@code stop-asked} or {@code ended}
     * @param why it ended before its time; empty for all else
     */
    record Turn(Instant at, String what, String why) {}

    static RunSheet of(RecordedRun run) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (AgentProgress agent : agents(run)) {
            counts.merge(standing(run.state(), agent), 1, Integer::sum);
        }
        return new RunSheet(
                run.directory(),
                run.state(),
                run.rollout().map(Rollout::opening).map(opened -> new Opening(opened.at(), opened.playbook())),
                turns(run.events()),
                counts,
                run.open(),
                run.unfinished());
    }

    private static List<Turn> turns(List<RolloutEvent> events) {
        List<Turn> turns = new ArrayList<>();
        for (RolloutEvent event : events) {
            if (event instanceof RunOpened) {
                turns.add(new Turn(event.at(), "began", ""));
            } else if (event instanceof RunResumed) {
                turns.add(new Turn(event.at(), "resumed", ""));
            } else if (event instanceof StopRequested) {
                turns.add(new Turn(event.at(), "stop-asked", ""));
            } else if (event instanceof RunClosed closed) {
                turns.add(new Turn(event.at(), "ended", closed.stopped()));
            }
        }
        return turns;
    }

    int agents() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    static List<AgentProgress> agents(RecordedRun run) {
        return run.rollout().map(Rollout::agents).map(List::copyOf).orElse(List.of());
    }

    /** The agent's outcome in a word, or what stands for it as long as it has none. */
    String standing(AgentProgress agent) {
        return standing(state, agent);
    }

    private static String standing(RecordedRun.State state, AgentProgress agent) {
        boolean running = state == RecordedRun.State.RUNNING;
        String otherwise = agent.begun() ? (running ? "in-flight" : "in-doubt") : (running ? "waiting" : "skipped");
        return agent.outcome().map(outcome -> outcome.word()).orElse(otherwise);
    }

    /** How to go on with it, as a command line; empty when it is finished or at work. */
    Optional<String> remedy() {
        return Optional.of("volmount resume " + directory.called()).filter(command -> unfinished);
    }
}
