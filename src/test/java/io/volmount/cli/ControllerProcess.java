package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.volmount.lab.Eventually;
import io.volmount.lab.HoldPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, which can be killed at any moment as a controller can. */
public final class ControllerProcess implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final Path out;
    private final Path err;

    private ControllerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Begins it, with an ear for Ctrl-C even if this process runs in the background and has none.
     *
     * @param home the directory that state, output and the user's own settings are under
     */
    public static ControllerProcess start(Path home, Path state, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(arguments);
        Path out = Files.createTempFile(home, "controller", ".out");
        Path err = Files.createTempFile(home, "controller", ".err");
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("XDG_STATE_HOME", state.toString());
        Process process = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        return new ControllerProcess(process, out, err);
    }

    /** Returns once the journal has so many lines, or false when the process ended before. */
    public boolean await(RunJournal journal, long lines) throws IOException, InterruptedException {
        while (journal.lines() < lines) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Kills it, past all its handlers, as soon as the journal has so many lines. Returns whether that came to pass. */
    public boolean killedAt(RunJournal journal, long lines) throws IOException, InterruptedException {
        return await(journal, lines) && process.destroyForcibly().waitFor() == KILLED;
    }

    /** Returns once the node is held at this point. */
    public void awaitHeld(HoldPoint point) throws Exception {
        Eventually.eventually("the node is held", () -> point.held() || ended());
        if (!point.held()) {
            throw new AssertionError("ended before: " + end());
        }
    }

    private boolean ended() {
        return !process.isAlive();
    }

    /** As Ctrl-C does. */
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Returns once it has said these words on standard error. */
    public void awaitWords(String words) throws Exception {
        Eventually.eventually(
                "says: " + words, () -> Files.readString(err, UTF_8).contains(words));
    }

    /** Waits for its own end. */
    public CommandRun end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + Files.readString(err, UTF_8));
        }
        return new CommandRun(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
