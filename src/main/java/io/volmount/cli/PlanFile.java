package io.volmount.cli;

import io.volmount.document.FileErrors;
import io.volmount.document.FileTrust;
import io.volmount.document.NewFile;
import io.volmount.document.Presence;
import io.volmount.document.PrivateFile;
import io.volmount.plan.SavedPlan;
import io.volmount.storage.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that a plan is saved to. */
record PlanFile(Path file) {
    private static final int BEGINNING = 200;

    /** Makes sure beforehand that the file can be written, and that nothing but an earlier plan is written over. */
    static PlanFile at(Path named) {
        try {
            Path file = named.toAbsolutePath();
            Optional<String> foreign = FileTrust.foreignLink(file);
            if (foreign.isPresent()) {
                throw refusal(named, foreign.get());
            }
            if (Presence.of(file)) {
                file = file.toRealPath();
                if (!Files.isRegularFile(file) || !holdsPlan(file)) {
                    throw new Refusal("--out would write over " + named
                            + ", which is no plan: name another file, or remove this one if nobody needs it");
                }
            }
            Optional<String> obstacle = NewFile.obstacle(file.getParent());
            if (obstacle.isPresent()) {
                throw refusal(named, obstacle.get());
            }
            return new PlanFile(file);
        } catch (IOException unreadable) {
            throw refusal(named, FileErrors.reason(named, unreadable));
        }
    }

    private static Refusal refusal(Path named, String why) {
        return new Refusal(
                "--out cannot write " + named + ": " + why + "; name a file in a directory that can be written to");
    }

    /** Also an earlier one, of whatever version, whole or not. */
    private static boolean holdsPlan(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(BEGINNING);
            return beginning.length == 0 || new String(beginning, StandardCharsets.UTF_8).contains("\"volmount/plan/v");
        }
    }

    /** Writes the plan whole or not at all, for its owner alone. */
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
