package io.volmount.journal;

import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.file.LockFile;
import io.volmount.file.PrivateFile;
import io.volmount.file.TrustedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The saved plans that the runs of a folder have applied. The id of the plan is stored in each run's directory, so it
 * moves with the run.
 */
public record AppliedPlans(Path runs) {
    /** The maximum size of the file with a plan's id, in bytes. */
    private static final int LARGEST = 4096;

    /**
     * Refuses a plan that was already applied.
     *
     * @throws PlanAlreadyApplied if a run of this folder has applied it
     * @throws IOException if that cannot be determined
     */
    public void refuseAgain(String plan) throws IOException {
        for (RunDirectory run : new Runs(runs).newestFirst()) {
            if (applied(run.plan(), plan)) {
                throw new PlanAlreadyApplied(run);
            }
        }
    }

    private static boolean applied(Path id, String plan) throws IOException {
        try {
            return FilePresence.of(id) && read(id).strip().equals(plan);
        } catch (IOException failed) {
            throw new IOException(
                    "it is unknown whether this plan was already applied: cannot read " + id + ": "
                            + FileErrors.reason(id, failed)
                            + "; run volmount as a user who can read every run, or make a new plan",
                    failed);
        }
    }

    private static String read(Path id) throws IOException {
        return new String(TrustedFile.readBounded(id, LARGEST), StandardCharsets.UTF_8);
    }

    /**
     * Creates the directory of a new run that applies a plan. If several processes try at the same time, one
     * succeeds.
     *
     * @throws PlanAlreadyApplied when a run of this folder has applied it
     */
    public RunDirectory begin(String plan, Instant now, RandomGenerator random) throws IOException {
        RunDirectory.createRuns(runs);
        try (LockFile gate = lock(runs.resolveSibling("plans.lock"))) {
            gate.lock();
            refuseAgain(plan);
            RunDirectory directory = RunDirectory.create(runs, now, random);
            PrivateFile.write(directory.plan(), plan + "\n");
            return directory;
        }
    }

    private static LockFile lock(Path file) throws IOException {
        try {
            return LockFile.open(file);
        } catch (IOException failed) {
            throw new IOException("cannot write " + file + ": " + FileErrors.reason(file, failed), failed);
        }
    }
}
