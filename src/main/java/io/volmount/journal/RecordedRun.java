package io.volmount.journal;

import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.text.Worded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run as recorded in its directory.
 *
 * @param events in order; none if the run was interrupted before its opening was recorded
 * @param rollout the state after these events
 */
public record RecordedRun(RunDirectory directory, State state, List<RolloutEvent> events, Optional<Rollout> rollout) {

    /** The state of a run as a whole. */
    public enum State implements Worded {
        /** A process is working on it. */
        RUNNING,
        /** Every agent was begun; some may not have ended well. */
        FINISHED,
        /** The budget or the operator stopped it early. */
        STOPPED,
        /** Its controller ended first. */
        INTERRUPTED;

        /** @param early why it was stopped early; empty if it was not */
        static State ended(String early) {
            return early.isEmpty() ? FINISHED : STOPPED;
        }
    }

    public RecordedRun {
        events = List.copyOf(events);
    }

    /**
     * Reads a run; changes nothing.
     *
     * @throws DamagedJournal if its journal is damaged
     * @throws IOException if it cannot be read
     */
    public static RecordedRun read(RunDirectory directory) throws IOException {
        boolean held = RunLock.held(directory);
        List<RolloutEvent> events = events(directory.events());
        Optional<Rollout> rollout = Rollout.of(events);
        State state = rollout.filter(Rollout::closed)
                .map(closed -> State.ended(closed.stopped()))
                .orElse(held ? State.RUNNING : State.INTERRUPTED);
        return new RecordedRun(directory, state, events, rollout);
    }

    private static List<RolloutEvent> events(Path file) throws IOException {
        try {
            return FilePresence.of(file) ? JournalReader.read(file) : List.of();
        } catch (DamagedJournal damaged) {
            throw damaged;
        } catch (IOException failed) {
            throw FileErrors.cannotRead(file, failed);
        }
    }

    /** The number of agents that have not ended well; 0 if the run was not begun. */
    public int open() {
        return rollout.map(run -> run.open().size()).orElse(0);
    }

    /** Whether no process works on it and an agent has not ended well. */
    public boolean unfinished() {
        return state != State.RUNNING
                && rollout.filter(run -> !run.closed() || !run.open().isEmpty()).isPresent();
    }
}
