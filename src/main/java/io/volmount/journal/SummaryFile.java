package io.volmount.journal;

import io.volmount.document.TextFile;
import io.volmount.file.PrivateFile;
import io.volmount.file.TrustedFile;
import io.volmount.storage.Documents;
import io.volmount.storage.JournalState;
import io.volmount.storage.StoredSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The summary of a run that has ended, beside its journal, so that a list of runs need not read journals. It says nothing
 * that the journal does not: whatever is wrong with it, the journal is read instead.
 */
final class SummaryFile {
    private static final int LARGEST = 1 << 20;

    private SummaryFile() {}

    /** The summary; empty unless there is one of the journal as it is now, which nobody else could have written. */
    static Optional<RunSummary> read(RunDirectory directory) {
        try {
            Path file = directory.summary();
            String text = new String(TrustedFile.read(file, LARGEST), StandardCharsets.UTF_8);
            StoredSummary stored = Documents.summaries().decode(new TextFile(file.toString(), text));
            return Optional.of(stored)
                    .filter(any -> matches(directory, any.journal()))
                    .map(any -> RunSummary.of(directory, any));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /**
     * The journal as it is now; empty if that cannot be determined. Only a summary made of what is read afterwards may be
     * kept as one of it.
     */
    static Optional<JournalState> journal(RunDirectory directory) {
        try {
            TrustedFile.checkRegular(directory.events());
            return Optional.of(JournalState.of(directory.events()));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static boolean matches(RunDirectory directory, JournalState journal) {
        return journal(directory).filter(journal::equals).isPresent();
    }

    /** Writes the summary of a run that has ended, if it can, and if the journal is still the one of which it was made. */
    static void write(RunSummary summary, JournalState journal) {
        summary.stored(journal)
                .filter(any -> matches(summary.directory(), journal))
                .ifPresent(stored -> {
                    try {
                        PrivateFile.write(
                                summary.directory().summary(),
                                Documents.summaries().encode(stored));
                    } catch (IOException unwritable) {
                        // Without it the journal is read.
                    }
                });
    }
}
