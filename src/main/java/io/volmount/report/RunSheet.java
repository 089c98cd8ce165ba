package io.volmount.report;

import io.volmount.journal.RecordedRun;
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

/** What there is to tell of a run as a whole, in whichever format. */
record RunSheet(RecordedRun run) {

    /**
     * A turn that the run took.
     *
     * @param what a word: {@code began}, {@code resumed}, {@code stop-asked} or {@code ended}
     * @param why it ended before its time; empty for all else
     */
    record Turn(Instant at, String what, String why) {}

    List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (RolloutEvent event : run.events()) {
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

    /** How many agents ended how, or how it stands with them; what there is none of is left out. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (AgentProgress agent : agents()) {
            counts.merge(standing(agent), 1, Integer::sum);
        }
        return counts;
    }

    List<AgentProgress> agents() {
        return run.rollout().map(Rollout::agents).map(List::copyOf).orElse(List.of());
    }

    /** The agent's outcome in a word, or what stands for it as long as it has none. */
    String standing(AgentProgress agent) {
        boolean running = run.state() == RecordedRun.State.RUNNING;
        String otherwise = agent.begun() ? (running ? "in-flight" : "in-doubt") : (running ? "waiting" : "skipped");
        return agent.outcome().map(outcome -> outcome.word()).orElse(otherwise);
    }

    /** How to go on with it, as a command line; empty when it is finished or at work. */
    Optional<String> remedy() {
        return Optional.of("volmount resume " + run.directory().run()).filter(command -> run.unfinished());
    }
}
