package io.volmount.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.context.CommandScope;
import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.exit.ExitCode;
import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsWatchTest extends OneRun {
    /** What another process does, each time that the watcher waits. */
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    /** The run as it was when the file system was about to be made, executed by somebody. */
    private Journal goingOn() throws IOException {
        List<String> lines = Files.readAllLines(events());
        int intent = 0;
        while (!lines.get(intent).contains("\"step\":\"make-filesystem\"")) {
            intent++;
        }
        Files.writeString(events(), String.join("\n", lines.subList(0, intent + 1)) + "\n");
        return Journal.reopen(RunDirectory.at(run));
    }

    private int watch() {
        ProcessContext context = cli.context();
        return cli.run(
                new ProcessContext(
                        context.environment(),
                        context.home(),
                        Path.of(""),
                        context.userName(),
                        context.in(),
                        context.out(),
                        context.err(),
                        context.terminals(),
                        Display.USUAL,
                        context.clock(),
                        time -> meanwhile.remove().run(),
                        context.random(),
                        context.network(),
                        CommandScope.PROCESS),
                "runs",
                "watch",
                name());
    }

    private static void close(Journal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunThatNobodyExecutesIsShownAsItEnded() {
        assertThat(cli.run("runs", "watch", name())).isEqualTo(ExitCode.STOPPED);

        assertThat(cli.out()).startsWith(name() + "   stopped").contains("3 agents: 1 failed, 2 skipped");
        assertThat(cli.err()).doesNotContain("watching");
    }

    @Test
    void theProgressOfARunIsShownUntilItEnds() throws IOException {
        Journal journal = goingOn();
        meanwhile.add(() -> {});
        meanwhile.add(
                () -> journal.record(new AgentFinished(Instant.now(), "a1", Outcome.FAILED, "the disk is on fire")));
        meanwhile.add(() -> {
            journal.record(new RunClosed(Instant.now(), "too hot"));
            close(journal);
        });

        assertThat(watch()).isEqualTo(ExitCode.STOPPED);

        assertThat(cli.err())
                .contains("volmount: watching run " + name())
                .containsSubsequence("a1: failed", "stopped: too hot");
        assertThat(cli.out()).contains(name() + "   stopped");
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void aRunWhoseProcessDiesIsInterrupted() throws IOException {
        Journal journal = goingOn();
        meanwhile.add(() -> close(journal));

        assertThat(watch()).isEqualTo(ExitCode.STOPPED);

        assertThat(cli.out()).contains(name() + "   interrupted");
    }
}
