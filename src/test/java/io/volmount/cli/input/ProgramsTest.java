package io.volmount.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that the operator names: whose they are, and what they print on standard error. */
class ProgramsTest {
    private static final String HOSTILE = "echo '\033]0;OWNED\007\033[2J: no token' >&2";

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private Path program(String mode, String script) throws Exception {
        Path program = Path.of(cli.file("program", "#!/bin/sh\n" + script + "\n"));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(mode));
    }

    @Test
    void anExecutableInventoryThatOthersMayWriteIsNotRun() throws Exception {
        Path ran = home.resolve("ran");
        Path program = program("rwxrwxrwx", "touch " + ran);

        assertThat(cli.run("inventory", "list", "-i", "exec:" + program)).isEqualTo(2);

        assertThat(cli.err())
                .contains("the executable inventory is not run: others may write to " + program
                        + "; make it yours and `chmod go-w` it");
        assertThat(ran).doesNotExist();
    }

    @Test
    void noTerminalObeysWhatAnExecutableInventoryComplainsOf() throws Exception {
        Path program = program("rwxr-xr-x", HOSTILE + "; exit 3");

        assertThat(cli.run("inventory", "list", "-i", "exec:" + program)).isEqualTo(2);

        assertThat(cli.err())
                .contains("?]0;OWNED??[2J: no token\n")
                .contains("exited with status 3")
                .doesNotContain("\033", "\007");
    }

    @Test
    void noTerminalObeysWhatTheCommandOfASecretComplainsOf() throws Exception {
        Path program = program("rwxr-xr-x", HOSTILE + "; exit 3");
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY);
        String playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK);

        assertThat(cli.run("plan", "-i", inventory, "-p", playbook, "--pass-from", "command:" + program))
                .isEqualTo(2);

        assertThat(cli.err())
                .contains("?]0;OWNED??[2J: no token\n")
                .contains("exited with status 3")
                .doesNotContain("\033", "\007");
    }

    /** What is larger than 16 MiB is read no further, wherever it comes from. */
    @Test
    void anInventoryOf17MegabytesIsRefused() throws Exception {
        Path program = program("rwxr-xr-x", "head -c 17000000 /dev/zero | tr '\\0' a");
        String file = cli.file("large.yml", "a".repeat(17_000_000));
        for (String inventory : List.of(file, "exec:" + program)) {
            assertThat(cli.run("inventory", "list", "-i", inventory)).isEqualTo(2);
            assertThat(cli.err()).contains(inventory.replace("exec:", "") + ": larger than 16 MiB");
        }
    }
}
