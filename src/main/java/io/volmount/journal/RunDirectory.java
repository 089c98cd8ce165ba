package io.volmount.journal;

import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.document.FileTrust;
import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.document.TrustedFile;
import io.volmount.file.OwnerOnly;
import io.volmount.file.PrivateFile;
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
 * Where the controller keeps what belongs to one run: {@code ${XDG_STATE_HOME:-~/.local/state}/volmount/runs/RUN},
 * readable by its owner alone.
 *
 * @param run the run's name: when it began, and four letters that keep two of the same second apart
 * @param called how a command names it: by its name, or by its path if it lies elsewhere
 */
public record RunDirectory(Path path, String run, String called) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    /** Of a file that holds one line, in bytes. */
    private static final int LONGEST_LINE = 4096;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** One that commands find by its name. */
    public RunDirectory(Path path, String run) {
        this(path, run, run);
    }

    /** The same where commands do not find it by its name. */
    public RunDirectory elsewhere() {
        return new RunDirectory(path, run, path.toString());
    }

    /**
     * The folder of all runs. A relative path in {@code XDG_STATE_HOME} is ignored, as the XDG base directory
     * specification says.
     */
    public static Path runs(Map<String, String> environment, Path home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path root = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
        return root.resolve("volmount/runs");
    }

    /** Makes the directory of a new run. */
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
     * Makes sure that a run could be recorded, and leaves nothing behind.
     *
     * @throws IOException with a sentence if none could
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
            throw new IOException("no run can be recorded in " + runs + ": " + objection.get()
                    + ", so somebody else could change what `volmount resume` goes by. Nothing was begun; make that"
                    + " directory yours and `chmod go-w` it, or set XDG_STATE_HOME to another");
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
                "no run can be recorded in " + runs + ": " + FileErrors.reason(runs, failed)
                        + ". Nothing was begun; make that directory writable, or set XDG_STATE_HOME to another",
                failed);
    }

    public Path events() {
        return path.resolve("events.jsonl");
    }

    /**
     * Keeps what the run is given beside its events, for its owner alone.
     *
     * @param controller that begins it, in one line
     */
    public void keep(RunInputs given, String controller) throws IOException {
        keep(inputs(), Documents.inputs().encode(given));
        keep(controllerFile(), controller + "\n");
    }

    private static void keep(Path file, String text) throws IOException {
        try {
            PrivateFile.write(file, text);
        } catch (IOException failed) {
            throw new IOException(
                    "cannot write " + file + ": " + FileErrors.reason(file, failed) + ". Nothing was begun", failed);
        }
    }

    /**
     * The controller that began the run; empty if that was not kept.
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
     * What the run was given.
     *
     * @throws InvalidInput if it is not there, or not as it was kept
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
     * Why somebody else than this user and root could have written what is in it, as a phrase such as {@code /tmp/x belongs
     * to nobody}; empty if nobody could.
     *
     * @throws IOException if that cannot be told
     */
    public Optional<String> foreign() throws IOException {
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

    Path lock() {
        return path.resolve("lock");
    }

    /** Holds the id of the saved plan that the run applies, if it applies one. */
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
