package io.volmount.journal;

import io.volmount.document.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Which saved plans were applied by the runs of a folder. Each run keeps the plan's id in its own directory, and so takes
 * it along wherever it goes.
 */
public record AppliedPlans(Path runs) {
    private static final String ID = "plan";

    /** The run that applied a plan; empty when none here did. */
    public Optional<String> runOf(String plan) throws IOException {
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(runs)) {
            for (Path run : all) {
                Path id = run.resolve(ID);
                if (Files.isRegularFile(id) && Files.readString(id).strip().equals(plan)) {
                    return Optional.of(run.getFileName().toString());
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Makes the directory of a new run that applies a plan. Of several that try at the same time, one succeeds.
     *
     * @throws AppliedAlready when a run of this folder has applied it
     */
    public RunDirectory begin(String plan, Instant now, RandomGenerator random) throws IOException {
        RunDirectory.createRuns(runs);
        try (FileChannel gate = FileChannel.open(
                runs.resolveSibling("plans.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            gate.lock();
            Optional<String> earlier = runOf(plan);
            if (earlier.isPresent()) {
                throw new AppliedAlready(earlier.get());
            }
            RunDirectory directory = RunDirectory.create(runs, now, random);
            PrivateFile.write(directory.path().resolve(ID), plan + "\n");
            return directory;
        }
    }
}
