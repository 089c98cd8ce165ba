package io.volmount.journal;

import io.volmount.storage.StoredSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the list of runs makes of a summary. */
public final class RunsFromSummaries {
    private RunsFromSummaries() {}

    public static List<RunEntry> of(StoredSummary stored) {
        RunDirectory directory = new RunDirectory(Path.of("/runs/20261122-120000-abcd"), "20261122-120000-abcd");
        return List.of(new RunEntry(directory, false, Optional.of(RunSummary.of(directory, stored)), Optional.empty()));
    }
}
