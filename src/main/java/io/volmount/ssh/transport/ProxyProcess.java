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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The standard streams of a command that connects to a server, run as OpenSSH runs a {@code ProxyCommand}: by the operator's
 * shell, which it replaces. It ignores the terminal's interrupt, as what is begun on a node is brought to its end.
 */
public final class ProxyProcess implements Transport {
    private static final int GRACE_SECONDS = 2;
    private static final List<String> RUNNER = List.of("/bin/sh", "-c", "trap '' INT QUIT; exec \"$0\" -c \"$1\"");

    /** What ssh says, as the command, of a server that hangs up on it. */
    private static final Pattern TURNED_AWAY =
            Pattern.compile("(?i)connection (closed|reset) by|kex_exchange_identification|MaxStartups");

    private final Process process;
    private final InputStream in;
    private final StderrTail complaints;
    private volatile boolean closed;

    private ProxyProcess(Process process) {
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream());
        this.complaints = StderrTail.of(process.getErrorStream());
    }

    /** @param hidden variables of the environment that the command does not get */
    public static ProxyProcess start(Route.Command command, Set<String> hidden) throws IOException {
        List<String> words = Stream.concat(RUNNER.stream(), Stream.of(command.shell(), "exec " + command.line()))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeAll(hidden);
        return new ProxyProcess(builder.start());
    }

    /** Waits until it has passed on something, or has ended. */
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

    /** A command that ends well, without a word, has passed on the server's own end. */
    @Override
    public Optional<Loss> loss(boolean ended) {
        if (closed
                || !isOver(ended ? GRACE_SECONDS : 0)
                || process.exitValue() == 0 && complaint().isEmpty()) {
            return Optional.empty();
        }
        boolean turnedAway = TURNED_AWAY.matcher(complaint()).find();
        return Optional.of(new Loss(
                turnedAway ? Kind.THROTTLED : Kind.PROXY_FAILED,
                "its ProxyCommand ended with status " + process.exitValue() + complaint()));
    }

    private boolean isOver(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** What it said last on its standard error, after a colon; empty if nothing. */
    public String complaint() {
        String said = complaints.text(process.isAlive());
        return said.isBlank() ? "" : ": " + PeerText.cleanEnd(said);
    }

    /** Those that do not end when they are asked to are killed a little later. */
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
