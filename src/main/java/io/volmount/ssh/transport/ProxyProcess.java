package io.volmount.ssh.transport;

import io.volmount.access.Route;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The standard streams of a {@code ProxyCommand}, run like OpenSSH does: the operator's shell executes it with exec.
 * It ignores SIGINT and SIGQUIT from the terminal, because steps in progress on a node are completed.
 */
public final class ProxyProcess implements Transport {
    private static final int GRACE_SECONDS = 2;
    private static final List<String> RUNNER = List.of("/bin/sh", "-c", "trap '' INT QUIT; exec \"$0\" -c \"$1\"");

    private final Process process;
    private final InputStream in;
    private final StderrTail stderr;
    private volatile boolean closed;

    private ProxyProcess(Process process) {
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream());
        this.stderr = StderrTail.of(process.getErrorStream());
    }

    /** @param hidden environment variables to remove for the command */
    public static ProxyProcess start(Route.Command command, Set<String> hidden) throws IOException {
        List<String> words = Stream.concat(RUNNER.stream(), Stream.of(command.shell(), "exec " + command.line()))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeAll(hidden);
        return new ProxyProcess(builder.start());
    }

    /** Waits for the first byte or the end of the stream. */
    public void awaitAnswer() throws IOException {
        in.mark(1);
        if (in.read() >= 0) {
            in.reset();
        }
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return process.getOutputStream();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** A command that exits with 0 and an empty stderr has relayed the server's own disconnect. */
    @Override
    public Optional<Loss> loss(boolean ended) {
        if (closed
                || !isOver(ended ? GRACE_SECONDS : 0)
                || process.exitValue() == 0 && stderrSuffix().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Loss(
                Throttling.of(stderrSuffix()).orElse(Kind.PROXY_FAILED),
                "the ProxyCommand exited with status " + process.exitValue() + stderrSuffix()));
    }

    private boolean isOver(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** {@code ": "} and the last output on stderr; empty if there was none. */
    public String stderrSuffix() {
        String output = stderr.text(process.isAlive());
        return output.isBlank() ? "" : ": " + PeerText.cleanEnd(output);
    }

    /** Sends SIGTERM to the process and its children, and SIGKILL a little later. */
    @Override
    public void close() {
        closed = true;
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS)
                .execute(() -> all.forEach(ProcessHandle::destroyForcibly));
    }
}
