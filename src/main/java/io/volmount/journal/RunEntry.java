package io.volmount.journal;

import io.volmount.storage.JournalState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run in the list of runs, or why it cannot be read.
 *
 * @param writableByOthers whether users other than this one and root could have written it
 * @param problem a sentence; empty if the run could be read
 */
public record RunEntry(
        RunDirectory directory, boolean writableByOthers, Optional<RunSummary> run, Optional<String> problem) {

    /** All runs, the newest first. A run that cannot be read does not hide the others. */
    public static List<RunEntry> all(Runs runs) throws IOException {
        List<RunEntry> entries = new ArrayList<>();
        for (RunDirectory directory : runs.newestFirst()) {
            entries.add(of(directory));
        }
        return entries;
    }

    /** Whether it may have changed an agent. */
    public boolean hasBegun() {
        return !writableByOthers
                && run.map(summary -> summary.opening().isPresent()).orElse(true);
    }

    public static RunEntry of(RunDirectory directory) {
        try {
            Optional<String> foreign = directory.writableByOthers();
            if (foreign.isPresent()) {
                return new RunEntry(
                        directory,
                        true,
                        Optional.empty(),
                        Optional.of("run " + directory.run()
                                + " is skipped because another user could have written it: " + foreign.get()));
            }
            Optional<RunSummary> stored = RunLock.held(directory) ? Optional.empty() : SummaryFile.read(directory);
            RunSummary summary = stored.isPresent() ? stored.get() : ofJournal(directory);
            return new RunEntry(directory, false, Optional.of(summary), Optional.empty());
        } catch (IOException unreadable) {
            return unreadable(directory, unreadable.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError senseless) {
            return unreadable(directory, directory.events() + ": the journal is inconsistent: " + senseless);
        }
    }

    private static RunSummary ofJournal(RunDirectory directory) throws IOException {
        Optional<JournalState> journal = SummaryFile.journal(directory);
        RunSummary summary = RunSummary.of(RecordedRun.read(directory));
        journal.ifPresent(state -> SummaryFile.write(summary, state));
        return summary;
    }

    private static RunEntry unreadable(RunDirectory directory, String problem) {
        return new RunEntry(directory, false, Optional.empty(), Optional.of(problem));
    }
}
