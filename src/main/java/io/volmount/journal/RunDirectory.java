package io.volmount.journal;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.file.FileTrust;
import io.volmount.file.OwnerOnly;
import io.volmount.file.PrivateFile;
import io.volmount.file.TrustedFile;
import io.volmount.storage.Documents;
import io.volmount.storage.RunInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The controller's directory of one run, {@code ${XDG_STATE_HOME:-~/.local/state}/volmount/runs/RUN}, readable only
 * by its owner.
 *
 * @param run the run's name: when it began, and four random letters
 * @param reference the argument by which commands refer to it: its name, or its path if it is outside the folder of
 *     runs
 */
public record RunDirectory(Path path, String run, String reference) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    /** The maximum size of a file with one line, in bytes. */
    private static final int LONGEST_LINE = 4096;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** A directory that commands find by the run's name. */
    public RunDirectory(Path path, String run) {
        this(path, run, run);
    }

    /** The same directory if it is outside the folder of runs. */
    public RunDirectory elsewhere() {
        return new RunDirectory(path, run, path.toString());
    }

    /**
     * The folder of all runs. A relative {@code XDG_STATE_HOME} is ignored, as the XDG base directory specification
     * requires.
     */
    public static Path runs(Map<String, String> environment, Path home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path root = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
        return root.resolve("volmount/runs");
    }

    public static RunDirectory create(Path runs, Instant now, RandomGenerator random) throws IOException {
        String run = STAMP.format(now) + "-" + suffix(random);
        Path path = runs.resolve(run);
        createRuns(runs);
        try {
            Files.createDirectory(path, OwnerOnly.DIRECTORY);
            Files.setPosixFilePermissions(path, OwnerOnly.DIRECTORY.value());
            return new RunDirectory(path, run);
        } catch (IOException failed) {
            throw impossible(runs, failed);
        }
    }

    /**
     * Checks that a run can be recorded, without leaving anything behind.
     *
     * @throws IOException if it cannot, with a sentence
     */
    public static void check(Path runs) throws IOException {
        Path place = runs.toAbsolutePath();
        try {
            while (!FilePresence.of(place)) {
                place = place.getParent();
            }
            Files.delete(Files.createTempDirectory(place, ".volmount-check-", OwnerOnly.DIRECTORY));
        } catch (IOException failed) {
            throw impossible(runs, failed);
        }
        Optional<String> objection = FileTrust.objection(place);
        if (objection.isPresent()) {
            throw new IOException(
                    "cannot record a run in " + runs + ": " + objection.get()
                            + ", so another user could change what `volmount resume` does. Nothing was changed; make that directory yours and `chmod go-w` it, or set XDG_STATE_HOME to another");
        }
    }

    static void createRuns(Path runs) throws IOException {
        try {
            Files.createDirectories(runs, OwnerOnly.DIRECTORY);
        } catch (IOException failed) {
            throw impossible(runs, failed);
        }
    }

    private static IOException impossible(Path runs, IOException failed) {
        return new IOException(
                "cannot record a run in " + runs + ": " + FileErrors.reason(runs, failed)
                        + ". Nothing was changed; make that directory writable, or set XDG_STATE_HOME to another",
                failed);
    }

    public Path events() {
        return path.resolve("events.jsonl");
    }

    /**
     * Stores the inputs of the run, readable only by its owner.
     *
     * @param controller the controller that begins it, as one line
     */
    public void store(RunInputs given, String controller) throws IOException {
        store(inputs(), Documents.inputs().encode(given));
        store(controllerFile(), controller + "\n");
    }

    private static void store(Path file, String text) throws IOException {
        try {
            PrivateFile.write(file, text);
        } catch (IOException failed) {
            throw new IOException(
                    "cannot write " + file + ": " + FileErrors.reason(file, failed) + ". Nothing was changed", failed);
        }
    }

    /**
     * The controller that began the run; empty if that is not recorded.
     *
     * @throws IOException with a sentence if it cannot be read
     */
    public Optional<String> controller() throws IOException {
        try {
            return Optional.of(
                    new String(TrustedFile.readBounded(controllerFile(), LONGEST_LINE), StandardCharsets.UTF_8)
                            .strip());
        } catch (NoSuchFileException neverKept) {
            return Optional.empty();
        } catch (IOException failed) {
            throw FileErrors.cannotRead(controllerFile(), failed);
        }
    }

    /**
     * The inputs of the run.
     *
     * @throws InvalidInput if they are missing or damaged
     */
    public RunInputs given() {
        return Documents.inputs().decode(TextFile.readWritten(inputs()));
    }

    /** The directory of an earlier run. */
    public static RunDirectory at(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path name = Optional.ofNullable(whole.getFileName()).orElse(whole);
        return new RunDirectory(whole, name.toString());
    }

    /**
     * Why users other than this one and root could have written its content, as a phrase such as {@code /tmp/x
     * belongs to nobody}; empty if they could not.
     *
     * @throws IOException if that cannot be determined
     */
    public Optional<String> writableByOthers() throws IOException {
        Optional<String> objection = Optional.empty();
        for (Path file : List.of(path, lock(), events(), inputs(), plan(), controllerFile())) {
            objection = objection.isPresent() ? objection : objection(file);
        }
        return objection;
    }

    private static Optional<String> objection(Path file) throws IOException {
        try {
            return FileTrust.objection(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failed) {
            throw FileErrors.cannotRead(file, failed);
        }
    }

    /** The file with the summary of a run that has ended, if any. */
    Path summary() {
        return path.resolve("summary.json");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** The file with the id of the saved plan that the run applies, if any. */
    Path plan() {
        return path.resolve("plan");
    }

    private Path controllerFile() {
        return path.resolve("controller");
    }

    private Path inputs() {
        return path.resolve("inputs.json");
    }

    private static String suffix(RandomGenerator random) {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
