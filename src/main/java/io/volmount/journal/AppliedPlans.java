package io.volmount.journal;

import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.document.TrustedFile;
import io.volmount.file.LockFile;
import io.volmount.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Which saved plans were applied by the runs of a folder. Each run keeps the plan's id in its own directory, and so takes
 * it along wherever it goes.
 */
public record AppliedPlans(Path runs) {
    /** Of the file with a plan's id, in bytes. */
    private static final int LARGEST = 4096;

    /**
     * Refuses a plan that was applied.
     *
     * @throws AppliedAlready when a run of this folder has applied it
     * @throws IOException when that cannot be told
     */
    public void refuseAgain(String plan) throws IOException {
        for (RunDirectory run : new Runs(runs).newestFirst()) {
            if (applied(run.plan(), plan)) {
                throw new AppliedAlready(run);
            }
        }
    }

    private static boolean applied(Path id, String plan) throws IOException {
        try {
            return FilePresence.of(id) && read(id).strip().equals(plan);
        } catch (IOException failed) {
            throw new IOException(
                    "cannot tell whether this plan was applied already: cannot read " + id + ": "
                            + FileErrors.reason(id, failed) + "; run volmount as a user who may read every run, or plan"
                            + " again",
                    failed);
        }
    }

    private static String read(Path id) throws IOException {
        return new String(TrustedFile.readBounded(id, LARGEST), StandardCharsets.UTF_8);
    }

    /**
     * Makes the directory of a new run that applies a plan. Of several that try at the same time, one succeeds.
     *
     * @throws AppliedAlready when a run of this folder has applied it
     */
    public RunDirectory begin(String plan, Instant now, RandomGenerator random) throws IOException {
        RunDirectory.createRuns(runs);
        try (LockFile gate = gate(runs.resolveSibling("plans.lock"))) {
            gate.lock();
            refuseAgain(plan);
            RunDirectory directory = RunDirectory.create(runs, now, random);
            PrivateFile.write(directory.plan(), plan + "\n");
            return directory;
        }
    }

    private static LockFile gate(Path file) throws IOException {
        try {
            return LockFile.open(file);
        } catch (IOException failed) {
            throw new IOException("cannot write " + file + ": " + FileErrors.reason(file, failed), failed);
        }
    }
}
