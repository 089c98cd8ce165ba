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
 * A TCP connection that the server of another connection makes to a target. Many share that connection, so none may hold up
 * its reader or break it: what comes in after the closing is thrown away, and whatever may wait for the network in closing
 * is done by another thread.
 */
final class Tunnel extends DirectConnection implements Transport {
    private final JumpConnection carrier;
    private final Executor closer;
    private final Object hearing = new Object();
    private boolean deaf;
    private volatile boolean closed;
    private volatile boolean over;

    /** @param closer for what may block */
    Tunnel(JumpConnection carrier, SshTarget target, Executor closer) {
        super(carrier.connection(), target.address(), target.port());
        this.carrier = carrier;
        this.closer = closer;
    }

    /** Asks for the connection; false if there was no answer within the deadline. */
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

    /** Never more than the server takes now, for a wait inside sshj would not end with the tunnel. */
    private void send(byte[] bytes, int offset, int length) throws IOException {
        OutputStream pipe = getOutputStream();
        int sent = 0;
        while (sent < length) {
            awaitRoom();
            int part = (int) Math.min(length - sent, getRemoteWinSize());
            pipe.write(bytes, offset + sent, part);
            pipe.flush();
            sent += part;
        }
    }

    /** An interrupt is kept for later: half a packet would spoil the connection. */
    private void awaitRoom() throws IOException {
        boolean interrupted = false;
        synchronized (this) {
            while (!closed && !over && getRemoteWinSize() == 0) {
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
        if (closed || over) {
            throw new IOException(loss(true).map(Loss::words).orElse("the forwarded connection is closed"));
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        super.handle(message, packet);
        wake();
        if (closed && message == Message.CHANNEL_OPEN_CONFIRMATION) {
            closer.execute(this::hangUp);
        }
    }

    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        synchronized (hearing) {
            if (!deaf) {
                super.receiveInto(stream, packet);
            }
        }
    }

    @Override
    protected void finishOff() {
        super.finishOff();
        over = true;
        carrier.forget(this);
        wake();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Optional<Loss> loss(boolean ended) {
        return closed ? Optional.empty() : carrierEnd().map(why -> new Loss(Kind.WAY_LOST, "the connection to " + why));
    }

    /** Which server's connection carried it, and why that is over; empty while it is not. */
    Optional<String> carrierEnd() {
        return carrier.end();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        closer.execute(this::hangUp);
    }

    private void hangUp() {
        synchronized (hearing) {
            deaf = true;
        }
        try {
            getInputStream().close();
            if (isOpen()) {
                sendClose();
            }
        } catch (IOException e) {
            log.debug("the connection that carried it is gone already", e);
        }
    }
}
