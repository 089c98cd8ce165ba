package io.volmount.ssh.transport;

import io.volmount.ssh.transport.Transport.Loss;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A line under an SSH connection. It is cut when nothing can be sent for too long, as when the other end is gone without a
 * word and all buffers are full: then no keep-alive could be sent either, whose answer would be missed.
 */
public final class GuardedTransport implements Closeable {
    private final Transport line;
    private final Watchdog watchdog;
    private final Duration longestWrite;
    private final BannerInput in;
    private volatile boolean hungUp;
    private volatile boolean stuck;

    /** @param longestWrite how long a write may wait for the other end to take something */
    public GuardedTransport(Transport line, Watchdog watchdog, Duration longestWrite) {
        this.line = line;
        this.watchdog = watchdog;
        this.longestWrite = longestWrite;
        this.in = new BannerInput(
                new BufferedInputStream(new FilterInputStream(line.in()) {
                    @Override
                    public void close() {
                        line.close();
                    }
                }),
                this::noteEnd);
    }

    public BannerInput in() {
        return in;
    }

    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Watchdog.Guard guard = watchdog.over(GuardedTransport.this::cut, longestWrite);
                try {
                    line.out().write(bytes, offset, length);
                    line.out().flush();
                } catch (IOException broken) {
                    noteEnd();
                    throw broken;
                } finally {
                    guard.release();
                }
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }

    private void cut() {
        stuck = true;
        line.close();
    }

    /** Whether a reader or a writer has seen the peer or the network, rather than this side, end the connection. */
    public boolean hungUp() {
        return hungUp;
    }

    private void noteEnd() {
        hungUp |= !line.isClosed();
    }

    /** Why the wire is at its end, where that is known here and not the server's doing. */
    public Optional<Loss> loss() {
        return stuck
                ? Optional.of(new Loss(Kind.CLOSED, "nothing could be sent for " + Deadline.words(longestWrite)))
                : line.loss(hungUp);
    }

    /** Ends every read and write at once; never blocks. */
    @Override
    public void close() {
        line.close();
    }
}
