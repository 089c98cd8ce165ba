package io.volmount.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.CommandRun;
import io.volmount.cli.InMemoryControllerProcess;
import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not be read is not called absent. In processes of their own, for permissions mean nothing to root. */
class PermissionsTest {
    @TempDir
    Path home;

    private final List<Path> closed = new ArrayList<>();
    private CliHarness cli;
    private Path runs;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        runs = RunDirectory.runs(Map.of(), home);
    }

    @AfterEach
    void open() throws IOException {
        for (Path path : closed) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path close(Path path, String mode) throws IOException {
        closed.add(0, path);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private Path verifiedRun() throws IOException {
        assertThat(cli.runWithFiles("apply", "--yes")).isZero();
        try (Stream<Path> all = Files.list(runs)) {
            return all.findFirst().orElseThrow();
        }
    }

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startUnprivileged(home, arguments)) {
            CommandRun end = process.end();
            assertThat(end.err()).doesNotContain("Exception", "error in volmount itself");
            return end;
        }
    }

    @Test
    void aStateDirectoryThatMayNotBeEnteredIsNamed() throws Exception {
        verifiedRun();
        Path state = close(home.resolve(".local/state"), "---------");

        for (String command : List.of("runs", "resume")) {
            CommandRun end = run(command);

            assertThat(end.exitCode()).isEqualTo(1);
            assertThat(end.out()).isEmpty();
            assertThat(end.err())
                    .startsWith("volmount: cannot read " + runs + ": permission denied (" + state + " belongs to ");
        }
    }

    @Test
    void aRunThatMayNotBeReadIsListedAsUnreadableAndNotAsInterrupted() throws Exception {
        Path run = close(verifiedRun(), "---------");

        CommandRun listed = run("runs", "--format", "json");

        assertThat(listed.exitCode()).isEqualTo(1);
        assertThat(listed.report().path("runs").path(0).path("state").asString())
                .isEqualTo("unreadable");
        assertThat(listed.report().path("runs").path(0).path("problem").asString())
                .startsWith("cannot read " + run + "/lock: permission denied (" + run + " belongs to ");
        assertThat(run("runs").out()).endsWith(" unreadable, outcome unknown\n");
        assertThat(run("resume").exitCode()).isEqualTo(2);
        assertThat(run("resume").err()).contains("permission denied");
        assertThat(run("runs", "show", run.toString()).err()).contains("permission denied");
    }

    @Test
    void oneFileOfARunThatMayNotBeReadIsEnough() throws Exception {
        Path run = verifiedRun();
        for (String file : List.of("lock", "events.jsonl")) {
            close(run.resolve(file), "---------");

            CommandRun end = run("runs");

            assertThat(end.exitCode()).isEqualTo(1);
            assertThat(end.err()).startsWith("volmount: cannot read " + run.resolve(file) + ": permission denied (");
            open();
        }
    }

    @Test
    void runsWhoseNamesAloneMayBeReadAreListed() throws Exception {
        verifiedRun();
        close(runs, "r--------");

        CommandRun end = run("runs");

        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.out()).contains("unreadable, outcome unknown");
    }

    @Test
    void noAgentIsAskedIfTheRunCannotBeRecorded() throws Exception {
        Files.createFile(home.resolve("a1.probe"));
        Path state = close(Files.createDirectories(home.resolve(".local/state")), "r-x------");

        CommandRun end = run(
                "apply",
                "--yes",
                "-i",
                cli.file("inventory.yml", CliHarness.INVENTORY),
                "-p",
                cli.file("playbook.yml", CliHarness.PLAYBOOK));

        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.err())
                .startsWith(
                        "volmount: cannot record a run in " + runs + ": permission denied (" + state + " belongs to ");
        assertThat(home.resolve("a1.probe.reached")).doesNotExist();
    }

    @Test
    void aPlanThatARunMayHaveAppliedIsRefused() throws Exception {
        String plan = home.resolve("plan.json").toString();
        assertThat(cli.runWithFiles("plan", "-o", plan)).isZero();
        assertThat(cli.run("apply", plan, "--yes")).isZero();
        try (Stream<Path> all = Files.list(runs)) {
            close(all.findFirst().orElseThrow(), "---------");
        }

        CommandRun end = run("apply", plan, "--yes");

        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.err()).startsWith("volmount: it is unknown whether this plan was already applied: cannot read ");
    }

    @Test
    void anIdentityThatMayNotBeReadIsNamedOnceBeforeAnyAgentIsAsked() throws Exception {
        Path key = close(Files.createFile(home.resolve("key")), "---------");
        String inventory = CliHarness.INVENTORY.replace("version: 1\n", "version: 1\ndefaults: {identityFile: key}\n");
        String file = cli.file("inventory.yml", inventory);

        CommandRun end = run("plan", "-i", file, "-p", cli.file("playbook.yml", CliHarness.PLAYBOOK), "-F", "none");

        assertThat(end.exitCode()).isEqualTo(2);
        assertThat(end.err())
                .startsWith("volmount: " + file + ":2:26: cannot read the identity " + key + ": permission denied (")
                .hasLineCount(1);
    }

    @Test
    void aKeyThatOthersCanReadIsNamedOnceBeforeAnyAgentIsAsked() throws Exception {
        Path key = Path.of(cli.file("key", "-----BEGIN OPENSSH PRIVATE KEY-----\n"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));
        String inventory = CliHarness.INVENTORY.replace("version: 1\n", "version: 1\ndefaults: {identityFile: key}\n");
        String file = cli.file("inventory.yml", inventory);

        CommandRun end = run("plan", "-i", file, "-p", cli.file("playbook.yml", CliHarness.PLAYBOOK), "-F", "none");

        assertThat(end.exitCode()).isEqualTo(2);
        assertThat(end.err())
                .startsWith("volmount: " + file + ":2:26: the identity " + key + " is not used: others may write to "
                        + key + "; make it yours and `chmod go-w` it; there is no other key")
                .hasLineCount(1);
    }

    @Test
    void variablesBesideAnInventoryThatMayNotBeReadAreNamedOnce() throws Exception {
        String hosts = Files.writeString(
                        Files.createDirectory(home.resolve("inv")).resolve("hosts"), "[g]\na1\na2\n")
                .toString();
        for (String name : List.of("group_vars", "host_vars")) {
            Path directory = Files.createDirectory(home.resolve("inv").resolve(name));
            Path file = Files.writeString(directory.resolve(name.equals("group_vars") ? "g.yml" : "a1"), "zone: r1\n");
            for (Path closing : List.of(file, directory)) {
                close(closing, "---------");

                CommandRun end = run("inventory", "list", "-i", hosts);

                assertThat(end.exitCode()).isEqualTo(2);
                assertThat(end.err())
                        .startsWith("volmount: " + closing + ": permission denied (" + closing + " belongs to ")
                        .hasLineCount(1);
                open();
            }
        }
    }

    @Test
    void aDirectoryOfInventoriesThatMayNotBeReadIsNamed() throws Exception {
        Path inventories = Files.createDirectory(home.resolve("inv"));
        Files.writeString(inventories.resolve("hosts"), "a1\n");
        close(inventories, "--x------");

        CommandRun end = run("inventory", "list", "-i", inventories.toString());

        assertThat(end.exitCode()).isEqualTo(2);
        assertThat(end.err())
                .startsWith("volmount: " + inventories + ": cannot read this directory: permission denied (")
                .hasLineCount(1);
    }
}
