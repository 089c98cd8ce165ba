package io.volmount.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code volmount.yml} gives options their values where neither the command line nor the environment does. */
class DefaultsFileTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.file("inventory.yml", CliHarness.INVENTORY);
        cli.file("playbook.yml", CliHarness.PLAYBOOK);
        cli.file("volmount.yml", """
                # what this cluster is
                inventory: inventory.yml
                playbook: playbook.yml
                parallel: 2
                sshConfig: none
                """);
    }

    @Test
    void itStandsInForOptions() {
        assertThat(cli.run("plan", "-l", "a2")).as(cli.err()).isZero();
        assertThat(cli.asked).containsExactly("a2");
    }

    @Test
    void theEnvironmentAndTheCommandLineWin() {
        cli.environment.put("VOLMOUNT_INVENTORY", "b1,");
        assertThat(cli.run("plan")).isZero();
        assertThat(cli.asked).containsExactly("b1");
        cli.asked.clear();
        assertThat(cli.run("plan", "-i", "c1,")).isZero();
        assertThat(cli.asked).containsExactly("c1");
    }

    @Test
    void inventoryShowTellsWhereEveryDefaultIsFrom() {
        cli.environment.put("VOLMOUNT_SSH_CONFIG", "none");
        cli.environment.put("VOLMOUNT_PARALLEL", "8");

        assertThat(cli.run("inventory", "show", "a2")).as(cli.err()).isZero();

        assertThat(cli.out().replace(home + "/", ""))
                .containsPattern("\\n  inventory +inventory.yml +volmount.yml:2:12\\n")
                .containsPattern("\\n  sshConfig +none +\\$VOLMOUNT_SSH_CONFIG\\n")
                .containsPattern("\\n  playbook +playbook.yml +volmount.yml:3:11\\n")
                .containsPattern("\\n  parallel +8 +\\$VOLMOUNT_PARALLEL\\n");
        cli.run("inventory", "show", "a1", "-i", "a1,");
        assertThat(cli.out()).doesNotContain("volmount.yml:2:12");
    }

    @Test
    void anErrorTellsWhereTheFilesAreFrom() {
        cli.file("playbook.yml", "version: 1\n");

        assertThat(cli.refusal(cli.run("plan")))
                .startsWith("playbook.yml:1:1: the key `volumes` is missing here; a playbook needs it\n")
                .contains("inventory is from volmount.yml:2:12", "playbook is from volmount.yml:3:11");
        assertThat(cli.refusal(cli.run("plan", "-i", "x", "-p", "y", "-F", "none", "--parallel", "1")))
                .doesNotContain("volmount.yml");
    }

    @Test
    void allErrorsAtOnceAndNothingIsDone() {
        cli.file("volmount.yml", """
                inventry: x
                parallel: 0
                playbook: [a, b]
                """);

        assertThat(cli.refusal(cli.run("plan", "-i", "a1,"))).isEqualTo("""
                volmount.yml:1:1: unknown key `inventry`; did you mean `inventory`?
                volmount.yml:2:11: expected a whole number from 1 to 2147483647 here, found `0`
                volmount.yml:3:11: expected text here, found a list
                """);
        assertThat(cli.run("runs")).isZero();
        assertThat(cli.run("plan", "--help")).isZero();
        assertThat(cli.out()).startsWith("Usage: volmount plan ");
    }

    @Test
    void whatOthersCouldHaveWrittenIsNotRead() throws IOException {
        Files.setPosixFilePermissions(home.resolve("volmount.yml"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(cli.refusal(cli.run("plan")))
                .isEqualTo("volmount.yml: is not read, because others may write to volmount.yml; make it yours and"
                        + " `chmod go-w` it\n");

        Files.setPosixFilePermissions(home.resolve("volmount.yml"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(cli.refusal(cli.run("plan"))).contains("is not read, because others may write to " + home + ";");
    }

    @Test
    void whatIsNoFileIsNotRead() throws IOException {
        Files.delete(home.resolve("volmount.yml"));
        Files.createDirectory(home.resolve("volmount.yml"));
        assertThat(cli.refusal(cli.run("plan")))
                .isEqualTo("volmount.yml: cannot be read: is a directory; correct that, or run volmount in"
                        + " another directory\n");
    }
}
