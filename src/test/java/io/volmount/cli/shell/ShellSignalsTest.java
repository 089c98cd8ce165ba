package io.volmount.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.CommandRun;
import io.volmount.cli.InMemoryControllerProcess;
import io.volmount.lab.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell at a real terminal, with real signals. */
class ShellSignalsTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    Path home;

    private InMemoryControllerProcess shell() throws IOException {
        Path inventory = Files.writeString(home.resolve("inventory.yml"), CliHarness.INVENTORY);
        Path playbook = Files.writeString(home.resolve("playbook.yml"), CliHarness.PLAYBOOK);
        return InMemoryControllerProcess.startOnTerminal(
                home, "shell", "-i", inventory.toString(), "-p", playbook.toString(), "-K");
    }

    @Test
    void ctrlCEndsWhateverCommandThatChangesNothing() throws Exception {
        Path gate = Files.createFile(home.resolve("a1.probe"));
        try (InMemoryControllerProcess process = shell()) {
            process.awaitWords("sudo password on the agents: ");
            process.type("s3cret\n");
            process.awaitWords("> ");
            process.type("plan\r");
            process.awaitFile("a1.probe.reached");
            process.type(CTRL_C);
            process.awaitWords("volmount: interrupted after ");
            process.awaitWords("[130]");
            Files.delete(gate);
            process.type("apply\r");
            process.awaitWords("Type 'yes' or 'no': ");
            process.type(CTRL_C);
            process.awaitWords("volmount: Cancelled. Nothing was changed.");
            process.awaitWords("[130]", 2);
            process.type("apply\r");
            process.awaitWords("Type 'yes' or 'no': ", 2);
            process.type("yes\n");
            String last = "evidence of every agent: ";
            process.awaitWords(last);
            Eventually.eventually(
                    "prompts",
                    () -> process.said().substring(process.said().indexOf(last)).contains("> "));
            process.type(CTRL_D);

            CommandRun end = process.end();

            assertThat(end.exitCode()).as(end.out()).isZero();
            assertThat(end.out()).doesNotContain("s3cret");
            assertThat(process.echoes()).isTrue();
        }
    }

    @Test
    void ctrlCInARunFirstStopsItAndThenEndsTheShellToo() throws Exception {
        Files.createFile(home.resolve("a1.make-filesystem"));
        try (InMemoryControllerProcess process = shell()) {
            process.awaitWords("sudo password on the agents: ");
            process.type("s3cret\n");
            process.awaitWords("> ");
            process.type("apply --yes\r");
            process.awaitFile("a1.make-filesystem.reached");
            process.type(CTRL_C);
            process.awaitWords("stopping: ");
            process.type(CTRL_C);

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(130);
            assertThat(end.out()).contains("ended immediately; resume with: volmount resume ");
        }
    }
}
