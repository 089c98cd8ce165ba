package io.volmount.app;

import io.volmount.app.context.UsageException;
import io.volmount.app.output.Destination;
import io.volmount.document.TextFile;
import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.file.PrivateFile;
import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import io.volmount.storage.Documents;
import io.volmount.storage.SavedPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a saved plan. */
public record PlanFile(Path file) {
    private static final int BEGINNING = 200;

    /** A file to save a plan to, after checking that it can be written and replaces at most an earlier plan. */
    public static PlanFile at(Path named) {
        Path file = Destination.of("--out", named.toString()).file();
        try {
            if (FilePresence.of(file) && !holdsPlan(file)) {
                throw new UsageException("--out would write over " + named
                        + ", which is not a plan: name another file, or remove this one if it is not needed");
            }
            return new PlanFile(file);
        } catch (IOException unreadable) {
            throw Destination.refusal("--out", named.toString(), FileErrors.reason(named, unreadable));
        }
    }

    /** Whether it holds a plan, of whatever version, whole or not. */
    private static boolean holdsPlan(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(BEGINNING);
            return beginning.length == 0 || new String(beginning, StandardCharsets.UTF_8).contains("\"volmount/plan/v");
        }
    }

    /**
     * Reads a saved plan.
     *
     * @throws UsageException if somebody else could have written it and so chosen what is done
     */
    static SavedPlan read(Path file) {
        try {
            TrustedFile.check(file);
        } catch (UntrustedFile untrusted) {
            throw new UsageException("the plan " + file + " is not applied: " + untrusted.getReason()
                    + " once you have read what it says, or plan again");
        } catch (IOException unreadable) {
            // reported by the read below
        }
        return Documents.plans().decode(TextFile.readWritten(file));
    }

    /** Replaces the file as a whole or not at all; only its owner can read it. */
    void write(SavedPlan plan) throws IOException {
        try {
            PrivateFile.write(file, Documents.plans().encode(plan));
        } catch (IOException failed) {
            throw new IOException(
                    "the plan " + file + " could not be written: " + FileErrors.reason(file, failed) + "; plan again",
                    failed);
        }
    }
}
