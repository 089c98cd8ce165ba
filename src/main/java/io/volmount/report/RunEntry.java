package io.volmount.report;

import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run in a list of runs, or why it cannot be told of.
 *
 * @param foreign whether somebody else than this user and root could have written it
 * @param problem a sentence; empty when the run could be read
 */
public record RunEntry(RunDirectory directory, boolean foreign, Optional<RunSheet> run, Optional<String> problem) {

    /** Every run, the newest first; one that cannot be read, for whatever reason, hides no other. */
    public static List<RunEntry> all(Runs runs) throws IOException {
        List<RunEntry> entries = new ArrayList<>();
        for (RunDirectory directory : runs.newestFirst()) {
            entries.add(of(directory));
        }
        return entries;
    }

    /** Whether it took any agent in hand, as far as can be told. */
    public boolean beganAnything() {
        return !foreign && run.map(sheet -> sheet.opening().isPresent()).orElse(true);
    }

    private static RunEntry of(RunDirectory directory) {
        try {
            Optional<String> foreign = directory.foreign();
            if (foreign.isPresent()) {
                return new RunEntry(
                        directory,
                        true,
                        Optional.empty(),
                        Optional.of("run " + directory.run()
                                + " is passed over, for somebody else could have written it: " + foreign.get()));
            }
            RunSheet sheet = RunSheet.of(RecordedRun.read(directory));
            return new RunEntry(directory, false, Optional.of(sheet), Optional.empty());
        } catch (IOException unreadable) {
            return unreadable(directory, unreadable.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError senseless) {
            return unreadable(directory, directory.events() + ": this journal cannot be made sense of: " + senseless);
        }
    }

    private static RunEntry unreadable(RunDirectory directory, String problem) {
        return new RunEntry(directory, false, Optional.empty(), Optional.of(problem));
    }
}
