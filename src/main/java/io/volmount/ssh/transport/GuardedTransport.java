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
 * The transport of an SSH connection with a write timeout. If the peer disappears silently while all buffers are full,
 * no keep-alive can be sent whose missing answer would end the connection; the timeout closes the transport.
 */
public final class GuardedTransport implements Closeable {
    private final Transport transport;
    private final Watchdog watchdog;
    private final Duration writeTimeout;
    private final BannerInput in;
    private volatile boolean closedByPeer;
    private volatile boolean timedOut;

    /** @param writeTimeout longest wait for the peer to accept data */
    public GuardedTransport(Transport transport, Watchdog watchdog, Duration writeTimeout) {
        this.transport = transport;
        this.watchdog = watchdog;
        this.writeTimeout = writeTimeout;
        this.in = new BannerInput(
                new BufferedInputStream(new FilterInputStream(transport.in()) {
                    @Override
                    public void close() {
                        transport.close();
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
                Watchdog.Guard guard = watchdog.over(GuardedTransport.this::closeOnTimeout, writeTimeout);
                try {
                    transport.out().write(bytes, offset, length);
                    transport.out().flush();
                } catch (IOException failed) {
                    noteEnd();
                    throw failed;
                } finally {
                    guard.release();
                }
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    private void closeOnTimeout() {
        timedOut = true;
        transport.close();
    }

    /** Whether the peer or the network, not this side, ended the connection. */
    public boolean closedByPeer() {
        return closedByPeer;
    }

    private void noteEnd() {
        closedByPeer |= !transport.isClosed();
    }

    /** Why the transport ended, if it was not the server that closed it and the cause is known. */
    public Optional<Loss> loss() {
        return timedOut
                ? Optional.of(new Loss(Kind.CLOSED, "no data could be sent for " + Deadline.format(writeTimeout)))
                : transport.loss(closedByPeer);
    }

    /** Ends every read and write at once; never blocks. */
    @Override
    public void close() {
        transport.close();
    }
}
