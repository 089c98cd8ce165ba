package io.volmount.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.CommandRun;
import io.volmount.cli.InMemoryControllerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types at a real terminal. */
class TerminalTest {
    private static final String QUESTION = "Apply this plan? Type 'yes' or 'no': ";
    private static final String PASSWORD = "sudo password on the agents: ";
    private static final String CANCELLED = "volmount: Cancelled. Nothing was changed.";

    @TempDir
    Path home;

    private String[] apply;

    @BeforeEach
    void create() throws IOException {
        Path inventory = Files.writeString(home.resolve("inventory.yml"), CliHarness.INVENTORY);
        Path playbook = Files.writeString(home.resolve("playbook.yml"), CliHarness.PLAYBOOK);
        apply = new String[] {"apply", "-i", inventory.toString(), "-p", playbook.toString()};
    }

    private void assertNothingWasChanged(CommandRun end) {
        assertThat(end.exitCode()).isEqualTo(4);
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void whatIsTypedBeforeTheQuestionDoesNotAnswerItNotEvenHalf() throws Exception {
        Path gate = Files.createFile(home.resolve("a1.probe"));
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startOnTerminal(home, apply)) {
            process.awaitFile("a1.probe.reached");
            process.type("yes\nyes");
            process.awaitWords("yes\r\nyes");
            Files.delete(gate);
            process.awaitWords(QUESTION);
            process.type("\n");
            process.awaitWords("Please answer 'yes' or 'no': ");
            process.type("no\n");

            CommandRun end = process.end();

            assertNothingWasChanged(end);
            assertThat(end.out()).contains(CANCELLED);
        }
    }

    @Test
    void aYesAfterTheQuestionAppliesThePlan() throws Exception {
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startOnTerminal(home, apply)) {
            process.awaitWords(QUESTION);
            process.type("yes\n");

            assertThat(process.end().exitCode()).isZero();
        }
    }

    @Test
    void theEndOfTheInputEndsTheLineAndCancels() throws Exception {
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startOnTerminal(home, apply)) {
            process.awaitWords(QUESTION);
            process.type("\u0004");

            CommandRun end = process.end();

            assertNothingWasChanged(end);
            assertThat(end.out())
                    .containsPattern(java.util.regex.Pattern.quote(QUESTION) + "(\\^D\b\b)?\r\n" + CANCELLED);
        }
    }

    @Test
    void ctrlCAtTheQuestionCancels() throws Exception {
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startOnTerminal(home, apply)) {
            process.awaitWords(QUESTION);
            process.type("\u0003");

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(130);
            assertThat(end.out()).endsWith(QUESTION + "^C\r\n" + CANCELLED + "\r\n");
            assertThat(home.resolve(".local")).doesNotExist();
        }
    }

    @Test
    void aPasswordIsShownNowhere() throws Exception {
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startOnTerminal(home, withPassword())) {
            process.awaitWords(PASSWORD);
            process.type("s3cret\n");
            process.awaitWords(QUESTION);
            process.type("no\n");

            CommandRun end = process.end();

            assertNothingWasChanged(end);
            assertThat(end.out()).doesNotContain("s3cret").contains(QUESTION + "no");
            assertThat(process.echoes()).isTrue();
        }
    }

    @Test
    void ctrlCAtAPasswordLeavesATerminalThatEchoes() throws Exception {
        try (InMemoryControllerProcess process = InMemoryControllerProcess.startOnTerminal(home, withPassword())) {
            process.awaitWords(PASSWORD);
            process.type("s3c\u0003");

            assertThat(process.end().exitCode()).isEqualTo(130);
            assertThat(process.said()).doesNotContain("s3c");
            assertThat(process.echoes()).isTrue();
        }
    }

    @Test
    void aTerminalIsRecognizedWithoutATemporaryDirectory() throws Exception {
        try (InMemoryControllerProcess process =
                InMemoryControllerProcess.startOnTerminalWithoutTemporaryFiles(home, apply)) {
            process.awaitWords(QUESTION);
            process.type("no\n");

            CommandRun end = process.end();

            assertNothingWasChanged(end);
            assertThat(end.out()).doesNotContain("WARNING");
            assertThat(home).isDirectoryNotContaining("glob:**jlinenative*");
        }
    }

    private String[] withPassword() {
        return Stream.concat(Stream.of(apply), Stream.of("-K")).toArray(String[]::new);
    }
}
