package io.volmount.journal;

import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.text.Worded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the directory of a run tells of it.
 *
 * @param events in their order; none when the run was interrupted before its opening was recorded
 * @param rollout what they lead to
 */
public record RecordedRun(RunDirectory directory, State state, List<RolloutEvent> events, Optional<Rollout> rollout) {

    /** How it stands with a run as a whole. */
    public enum State implements Worded {
        /** A process is at work on it now. */
        RUNNING,
        /** No agent was left unbegun; how each ended is another matter. */
        FINISHED,
        /** The budget or the operator ended it before its time. */
        STOPPED,
        /** Its controller ended before it did. */
        INTERRUPTED
    }

    public RecordedRun {
        events = List.copyOf(events);
    }

    /**
     * Reads it, and changes nothing.
     *
     * @throws DamagedJournal when its log is not as it was written
     * @throws IOException when it cannot be read, so that nothing is known of the run
     */
    public static RecordedRun read(RunDirectory directory) throws IOException {
        boolean held = RunLock.held(directory);
        List<RolloutEvent> events = events(directory.events());
        Optional<Rollout> rollout = Rollout.of(events);
        State state = rollout.filter(Rollout::closed)
                .map(closed -> closed.stopped().isEmpty() ? State.FINISHED : State.STOPPED)
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

    /** How many agents have not ended well; none as long as nothing was begun. */
    public int open() {
        return rollout.map(run -> run.open().size()).orElse(0);
    }

    /** Whether nobody is at work on it and there is an agent that has not ended well. */
    public boolean unfinished() {
        return state != State.RUNNING
                && rollout.filter(run -> !run.closed() || !run.open().isEmpty()).isPresent();
    }
}
