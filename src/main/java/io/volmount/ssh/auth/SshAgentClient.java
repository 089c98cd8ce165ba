package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.Watchdog;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.common.Buffer;

/**
 * Client of an ssh-agent. Each failure is an {@link IOException} with one sentence. Thread-safe; requests one
 * signature at a time because some agents ask the user or a device to confirm each one.
 *
 * <p>Protocol: draft-miller-ssh-agent.
 */
final class SshAgentClient {
    static final int RSA_SHA2_256 = 2;
    static final int RSA_SHA2_512 = 4;

    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final byte FAILURE = 5;
    private static final int MAX_MESSAGE = 256 << 10;

    private final Path socket;
    private final Watchdog watchdog;
    private final Duration timeout;
    private final ReentrantLock signing = new ReentrantLock(true);

    /** @param timeout for an answer, and for other threads' requests to finish */
    SshAgentClient(Path socket, Watchdog watchdog, Duration timeout) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.timeout = timeout;
    }

    /** The keys and certificates of the agent; malformed ones are left out. */
    List<SshAgentIdentity> keys() throws IOException {
        Buffer.PlainBuffer answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER);
        List<SshAgentIdentity> keys = new ArrayList<>();
        try {
            for (long left = answer.readUInt32(); left > 0; left--) {
                byte[] blob = answer.readBytes();
                String comment = answer.readString();
                UserKey.of(blob).ifPresent(key -> keys.add(new SshAgentIdentity(this, key, comment)));
            }
        } catch (Buffer.BufferException e) {
            throw new IOException(this + " sent a malformed answer", e);
        }
        return keys;
    }

    /** @return the signature in SSH's wire format */
    byte[] sign(UserKey key, byte[] data, int flags) throws IOException {
        Buffer.PlainBuffer request = new Buffer.PlainBuffer()
                .putByte(SIGN_REQUEST)
                .putBytes(key.blob())
                .putBytes(data)
                .putUInt32(flags);
        acquire();
        try {
            return ask(request, SIGN_RESPONSE).readBytes();
        } catch (Buffer.BufferException e) {
            throw new IOException(this + " sent a malformed answer", e);
        } finally {
            signing.unlock();
        }
    }

    private void acquire() throws IOException {
        try {
            if (!signing.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(this + " was busy for " + Deadline.format(timeout));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + this, e);
        }
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, byte expected) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Watchdog.Guard guard = watchdog.over(channel, timeout);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                write(channel, request.getCompactData());
                return answer(channel, expected);
            } finally {
                guard.release();
            }
        } catch (AsynchronousCloseException e) {
            throw new IOException(this + " did not answer within " + Deadline.format(timeout), e);
        } catch (ClosedChannelException | EOFException e) {
            throw new IOException(this + " closed the connection", e);
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(this + " cannot be reached (" + PeerText.clean(e.getMessage()) + ")", e);
        }
    }

    private static void write(SocketChannel channel, byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message)
                .flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private Buffer.PlainBuffer answer(SocketChannel channel, byte expected) throws IOException {
        int length = read(channel, Integer.BYTES).getInt();
        if (length < 1 || length > MAX_MESSAGE) {
            throw new Refused(this + " sent a malformed answer");
        }
        ByteBuffer message = read(channel, length);
        byte type = message.get();
        if (type == FAILURE) {
            throw new Refused(this + " refused the request");
        }
        if (type != expected) {
            throw new Refused(this + " sent a malformed answer");
        }
        byte[] body = new byte[message.remaining()];
        message.get(body);
        return new Buffer.PlainBuffer(body);
    }

    private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    @Override
    public String toString() {
        return "the ssh-agent at " + socket;
    }

    /** The agent refused the request or sent a malformed answer. */
    private static final class Refused extends IOException {
        private Refused(String sentence) {
            super(sentence);
        }
    }
}
