package io.volmount.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.CommandRun;
import io.volmount.cli.InMemoryControllerProcess;
import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process does with real signals. */
class StopSignalTest {
    @TempDir
    Path home;

    private String[] apply;

    @BeforeEach
    void create() throws IOException {
        Path inventory = Files.writeString(home.resolve("inventory.yml"), CliHarness.INVENTORY);
        Path playbook = Files.writeString(home.resolve("playbook.yml"), CliHarness.PLAYBOOK);
        apply = new String[] {"apply", "--yes", "-i", inventory.toString(), "-p", playbook.toString()};
    }

    private Path hold(String gate) throws IOException {
        return Files.createFile(home.resolve(gate));
    }

    private String onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(RunDirectory.runs(Map.of(), home))) {
            return runs.findFirst().orElseThrow().getFileName().toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void theFirstSignalLetsAgentsInFlightFinish(String signal) throws Exception {
        Path gate = hold("a1.make-filesystem");
        try (InMemoryControllerProcess process = InMemoryControllerProcess.start(home, apply)) {
            process.awaitFile("a1.make-filesystem.reached");
            process.signal(signal);
            process.awaitWords("stopping: agents in flight are finished, no others are begun");
            Files.delete(gate);

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(4);
            assertThat(end.out()).contains("3 agents, 1 verified, 2 skipped");
            assertThat(end.err()).endsWith("resume with: volmount resume " + onlyRun() + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, INT, 130", "TERM, TERM, 143", "HUP, TERM, 143", "TERM, INT, 130"})
    void theSecondSignalEndsTheProcessAtOnce(String first, String second, int exitCode) throws Exception {
        hold("a1.make-filesystem");
        try (InMemoryControllerProcess process = InMemoryControllerProcess.start(home, apply)) {
            process.awaitFile("a1.make-filesystem.reached");
            process.signal(first);
            process.awaitWords("stopping: ");
            process.signal(second);

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(exitCode);
            assertThat(end.err()).endsWith("ended immediately; resume with: volmount resume " + onlyRun() + "\n");
        }
    }

    @Test
    void repeatedHangUpsOfALostTerminalCountAsOne() throws Exception {
        Path gate = hold("a1.make-filesystem");
        try (InMemoryControllerProcess process = InMemoryControllerProcess.start(home, apply)) {
            process.awaitFile("a1.make-filesystem.reached");
            process.signal("HUP");
            process.awaitWords("stopping: ");
            process.signal("HUP");
            Files.delete(gate);

            assertThat(process.end().exitCode()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aCommandOnAgentsIsStartedOnNoMoreAndItsEndIsUnknown(String signal, int exitCode) throws Exception {
        hold("a2.run");
        String inventory = home.resolve("inventory.yml").toString();
        try (InMemoryControllerProcess process =
                InMemoryControllerProcess.start(home, "exec", "--yes", "--parallel", "1", "-i", inventory, "uptime")) {
            process.awaitFile("a2.run.reached");
            process.signal(signal);

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(exitCode);
            assertThat(end.out()).isEqualTo("""
                    a1: ok
                    a2: unknown, interrupted before its end
                    a3: skipped, volmount was interrupted before
                    exec: 3 agents, 1 ok, 1 unknown, 1 skipped
                    """);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void whileAgentsAreProbedItSaysHowFarThatCame(String signal, int exitCode) throws Exception {
        hold("a2.probe");
        String[] verbose = Stream.concat(Stream.of(apply), Stream.of("-v")).toArray(String[]::new);
        try (InMemoryControllerProcess process = InMemoryControllerProcess.start(home, verbose)) {
            process.awaitWords("a1: ");
            process.awaitWords("a3: ");
            process.awaitFile("a2.probe.reached");
            process.signal(signal);

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(exitCode);
            assertThat(end.err()).endsWith("volmount: interrupted after 2 of 3 agents\n");
            assertThat(end.out()).isEmpty();
        }
    }

    @Test
    void aSignalWhileResumeProbesNamesTheCommandThatContinues() throws Exception {
        Path gate = hold("a1.make-filesystem");
        try (InMemoryControllerProcess killed = InMemoryControllerProcess.start(home, apply)) {
            killed.awaitFile("a1.make-filesystem.reached");
            killed.signal("KILL");
            killed.end();
        }
        Files.delete(gate);
        hold("a1.probe");
        hold("a2.probe");
        hold("a3.probe");
        try (InMemoryControllerProcess process = InMemoryControllerProcess.start(home, "resume")) {
            process.awaitFile("a1.probe.reached");
            process.signal("TERM");

            CommandRun end = process.end();

            assertThat(end.exitCode()).isEqualTo(143);
            assertThat(end.err())
                    .endsWith("interrupted after 0 of 3 agents; resume with: volmount resume " + onlyRun() + "\n");
        }
    }
}
