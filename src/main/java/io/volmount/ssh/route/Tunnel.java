package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.Transport;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A TCP connection forwarded by a bastion (direct-tcpip channel). Tunnels share the bastion's connection, so none may
 * block its reader or break it: data that arrives after close is discarded, and closing, which may block on the
 * network, runs in another thread.
 */
final class Tunnel extends DirectConnection implements Transport {
    private final JumpConnection bastion;
    private final Executor closer;
    private final Object receiving = new Object();
    private boolean discarding;
    private volatile boolean closed;
    private volatile boolean ended;

    /** @param closer runs the blocking part of {@link #close} */
    Tunnel(JumpConnection bastion, SshTarget target, Executor closer) {
        super(bastion.connection(), target.address(), target.port());
        this.bastion = bastion;
        this.closer = closer;
    }

    /** Requests the connection; false if the deadline passed first. */
    boolean open(Deadline deadline) throws SSHException {
        trans.write(buildOpenReq());
        return openEvent.tryAwait(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    }

    @Override
    public InputStream in() {
        return getInputStream();
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                send(bytes, offset, length);
            }
        };
    }

    /** Writes no more than the window allows, because a wait inside sshj would not end with the tunnel. */
    private void send(byte[] bytes, int offset, int length) throws IOException {
        OutputStream pipe = getOutputStream();
        int sent = 0;
        while (sent < length) {
            awaitWindow();
            int part = (int) Math.min(length - sent, getRemoteWinSize());
            pipe.write(bytes, offset + sent, part);
            pipe.flush();
            sent += part;
        }
    }

    /** Defers interrupts: a partial packet would corrupt the connection. */
    private void awaitWindow() throws IOException {
        boolean interrupted = false;
        synchronized (this) {
            while (!closed && !ended && getRemoteWinSize() == 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closed || ended) {
            throw new IOException(loss(true).map(Loss::message).orElse("the forwarded connection is closed"));
        }
    }

    private synchronized void signal() {
        notifyAll();
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        super.handle(message, packet);
        signal();
        if (closed && message == Message.CHANNEL_OPEN_CONFIRMATION) {
            closer.execute(this::closeChannel);
        }
    }

    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        synchronized (receiving) {
            if (!discarding) {
                super.receiveInto(stream, packet);
            }
        }
    }

    @Override
    protected void finishOff() {
        super.finishOff();
        ended = true;
        bastion.forget(this);
        signal();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Optional<Loss> loss(boolean ended) {
        return closed
                ? Optional.empty()
                : bastionEnd().map(why -> new Loss(Kind.BASTION_LOST, "the connection to" + " " + why));
    }

    /** Which bastion was lost, and why; empty while the connection to it is open. */
    Optional<String> bastionEnd() {
        return bastion.end();
    }

    @Override
    public void close() {
        closed = true;
        signal();
        closer.execute(this::closeChannel);
    }

    private void closeChannel() {
        synchronized (receiving) {
            discarding = true;
        }
        try {
            getInputStream().close();
            if (isOpen()) {
                sendClose();
            }
        } catch (IOException e) {
            log.debug("the connection to the bastion is closed already", e);
        }
    }
}
