package io.volmount.shell;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.CommandResult.Output;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.Stdin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A shell on this machine whose sudo is a stand-in ({@code sudo-stand-in.sh}). */
public final class SudoStandIn implements Shell {
    private final Path directory;

    /** @param mode what this sudo is like */
    public SudoStandIn(Path directory, String mode, String password) throws IOException {
        this.directory = directory;
        try (InputStream script = SudoStandIn.class.getResourceAsStream("sudo-stand-in.sh")) {
            Path sudo = Files.write(directory.resolve("sudo"), script.readAllBytes());
            Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(directory.resolve("mode"), mode);
        Files.writeString(directory.resolve("password"), password);
    }

    /** How many passwords sudo was given. */
    public long answers() throws IOException {
        Path answers = directory.resolve("answers");
        return Files.exists(answers) ? Files.readAllLines(answers).size() : 0;
    }

    /** The command lines of all processes, and the environment of sudo, at the moments when sudo runs. */
    public String seen() throws IOException {
        return Files.readString(directory.resolve("seen"), StandardCharsets.ISO_8859_1);
    }

    /** For a shell to look for sudo in first. */
    public Path directory() {
        return directory;
    }

    @Override
    public CommandResult run(String command, Stdin stdin, Duration deadline) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
            builder.environment().merge("PATH", directory + ":", (path, first) -> first + path);
            return new Running(builder.start()).talk(stdin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {}

    /** A process, whose outputs are taken byte by byte, so that every way of cutting them up is seen. */
    private static final class Running {
        private final Process process;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private int open = 2;

        private Running(Process process) {
            this.process = process;
        }

        private synchronized CommandResult talk(Stdin stdin) throws IOException, InterruptedException {
            drain(process.getInputStream(), out);
            drain(process.getErrorStream(), err);
            try (OutputStream in = process.getOutputStream()) {
                Stdin.Turn turn = stdin.turn(output(out), output(err));
                while (open > 0 && !turn.last()) {
                    in.write(turn.bytes());
                    in.flush();
                    wait();
                    turn = stdin.turn(output(out), output(err));
                }
                in.write(turn.bytes());
                if (turn.aborted()) {
                    process.descendants().forEach(ProcessHandle::destroy);
                    process.toHandle().destroy();
                    return new CommandResult(new Ending.InDoubt("it was aborted"), output(out), output(err));
                }
            } catch (IOException endedBeforeItsInput) {
                // as it may
            }
            while (open > 0) {
                wait();
            }
            return new CommandResult(new Ending.Exited(process.waitFor()), output(out), output(err));
        }

        private static Output output(ByteArrayOutputStream bytes) {
            return new Output(bytes.toString(StandardCharsets.UTF_8), 0);
        }

        private void drain(InputStream stream, ByteArrayOutputStream into) {
            Thread thread = new Thread(() -> {
                try {
                    for (int read = stream.read(); read >= 0; read = stream.read()) {
                        synchronized (this) {
                            into.write(read);
                            notifyAll();
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    synchronized (this) {
                        open--;
                        notifyAll();
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }
}
