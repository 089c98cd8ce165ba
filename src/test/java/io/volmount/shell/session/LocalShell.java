package io.volmount.shell.session;

import io.volmount.shell.session.CommandResult.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs scripts on this very machine, by a command such as {@code busybox sh} in place of the node's sh. */
public final class LocalShell implements Shell {
    private final List<String> reader;

    public LocalShell(String reader) {
        this(List.of(reader.split(" ")));
    }

    public LocalShell(List<String> reader) {
        this.reader = reader;
    }

    @Override
    public CommandResult run(String command, Stdin stdin, Duration deadline) {
        try {
            Output nothing = new Output("", 0);
            Path in = Files.write(
                    Files.createTempFile("script", ".sh"),
                    stdin.turn(nothing, nothing).bytes());
            Path out = Files.createTempFile("script", ".out");
            Path err = Files.createTempFile("script", ".err");
            Process process = new ProcessBuilder(
                            Stream.concat(reader.stream(), Stream.of("-s")).toList())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the script did not end: " + text(out) + text(err));
            }
            CommandResult result = new CommandResult(
                    new Ending.Exited(process.exitValue()), new Output(text(out), 0), new Output(text(err), 0));
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
}
