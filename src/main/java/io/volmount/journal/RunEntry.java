package io.volmount.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run in the list of runs, or why it cannot be read.
 *
 * @param foreign whether somebody other than this user and root could have written it
 * @param problem a sentence; empty when the run could be read
 */
public record RunEntry(RunDirectory directory, boolean foreign, Optional<RunSummary> run, Optional<String> problem) {

    /** Every run, the newest first. One that cannot be read, for whatever reason, does not hide the others. */
    public static List<RunEntry> all(Runs runs) throws IOException {
        List<RunEntry> entries = new ArrayList<>();
        for (RunDirectory directory : runs.newestFirst()) {
            entries.add(of(directory));
        }
        return entries;
    }

    /** Whether it may have begun work on an agent. */
    public boolean beganAnything() {
        return !foreign && run.map(summary -> summary.opening().isPresent()).orElse(true);
    }

    /** One run. */
    public static RunEntry of(RunDirectory directory) {
        try {
            Optional<String> foreign = directory.foreign();
            if (foreign.isPresent()) {
                return new RunEntry(
                        directory,
                        true,
                        Optional.empty(),
                        Optional.of("run " + directory.run()
                                + " is skipped because somebody else could have written it: " + foreign.get()));
            }
            RunSummary summary = RunSummary.of(RecordedRun.read(directory));
            return new RunEntry(directory, false, Optional.of(summary), Optional.empty());
        } catch (IOException unreadable) {
            return unreadable(directory, unreadable.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError senseless) {
            return unreadable(directory, directory.events() + ": the journal makes no sense: " + senseless);
        }
    }

    private static RunEntry unreadable(RunDirectory directory, String problem) {
        return new RunEntry(directory, false, Optional.empty(), Optional.of(problem));
    }
}
