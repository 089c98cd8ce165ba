package io.volmount.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void runsStandUnderTheStateHome() {
        assertThat(RunDirectory.runs(Map.of("XDG_STATE_HOME", "/var/state"), home))
                .isEqualTo(Path.of("/var/state/volmount/runs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state", "./state", "~/state"})
    void aStateHomeThatIsNotAbsoluteIsIgnored(String relative) {
        assertThat(RunDirectory.runs(Map.of("XDG_STATE_HOME", relative), home))
                .isEqualTo(home.resolve(".local/state/volmount/runs"));
    }

    @Test
    void aRunIsNamedByTheTimeAndNeverTwiceTheSame() throws IOException {
        Random random = new Random(1);

        assertThat(RunDirectory.create(home, NOW, random).run()).matches("20261122-120000-[a-z2-9]{4}");
        assertThat(RunDirectory.create(home, NOW, random).path().getParent()).isEqualTo(home);
        assertThatThrownBy(() -> RunDirectory.create(home, NOW, new Random(1))).isInstanceOf(IOException.class);
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path state = Files.createFile(home.resolve("state"));

        assertThatThrownBy(() -> RunDirectory.create(state.resolve("volmount/runs"), NOW, new Random(1)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot record a run in ")
                .hasMessageContaining(state.toString())
                .hasMessageContaining(": not a directory (" + state + " is a file)")
                .hasMessageEndingWith("make that directory writable, or set XDG_STATE_HOME to another");
        assertThatThrownBy(() -> RunDirectory.check(state.resolve("volmount/runs")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot record a run in " + state);
    }

    @Test
    void checkingWhetherARunCouldBeRecordedLeavesNothingBehind() throws IOException {
        RunDirectory.check(home.resolve("state/volmount/runs"));

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aLinkToAFileSystemThatIsNotMountedIsNotTakenForAnEmptyFolder() throws IOException {
        Path state = Files.createSymbolicLink(home.resolve("state"), Path.of("/nowhere/state"));

        assertThatThrownBy(() -> RunDirectory.check(state.resolve("volmount/runs")))
                .hasMessageContaining("the symbolic link " + state + " leads to /nowhere/state, which does not exist");
        assertThatThrownBy(() -> new Runs(state.resolve("volmount/runs")).newestFirst())
                .hasMessageContaining("the symbolic link " + state + " leads to /nowhere/state, which does not exist");
    }

    /** Run by {@link #neitherAGenerousNorAStingyUmaskMatters} in a process of its own. */
    public static void main(String[] args) throws IOException {
        Journal.create(RunDirectory.create(Path.of(args[0]), NOW, new Random(1)))
                .close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "277"})
    void neitherAGenerousNorAStingyUmaskMatters(String umask) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Process created = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask " + umask + " && exec \"$@\"",
                        "sh",
                        java,
                        "-cp",
                        classes,
                        "-Xshare:auto",
                        getClass().getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(created.getInputStream().readAllBytes());

        assertThat(created.waitFor()).as(said).isZero();
        Path run;
        try (Stream<Path> runs = Files.list(home)) {
            run = runs.findFirst().orElseThrow();
        }
        assertThat(mode(run)).isEqualTo("rwx------");
        assertThat(mode(run.resolve("events.jsonl"))).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whereOthersCouldChangeWhatARunGoesByNoneIsRecorded() throws IOException {
        Path state = Files.createDirectory(home.resolve("open"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> RunDirectory.check(state.resolve("volmount/runs")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot record a run in " + state + "/volmount/runs: others may write to "
                        + state + ", so another user could change");
        assertThat(state).isEmptyDirectory();
    }
}
