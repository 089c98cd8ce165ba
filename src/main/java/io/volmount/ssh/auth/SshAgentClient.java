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
 * An ssh-agent, which lends its keys without giving them away. Its every failure is one sentence. Safe for threads: asked
 * for one signature at a time, as some agents ask somebody or something else for each.
 *
 * <p>The protocol is that of draft-miller-ssh-agent.
 */
final class SshAgentClient {
    static final int RSA_SHA2_256 = 2;
    static final int RSA_SHA2_512 = 4;

    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final byte FAILURE = 5;
    private static final int LONGEST = 256 << 10;

    private final Path socket;
    private final Watchdog watchdog;
    private final Duration timeout;
    private final ReentrantLock signing = new ReentrantLock(true);

    /** @param timeout for an answer, and for the turn to ask */
    SshAgentClient(Path socket, Watchdog watchdog, Duration timeout) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.timeout = timeout;
    }

    /** The keys and certificates that it holds; those that make no sense are left out. */
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
            throw new IOException(this + " answers nonsense", e);
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
        takeTurn();
        try {
            return ask(request, SIGN_RESPONSE).readBytes();
        } catch (Buffer.BufferException e) {
            throw new IOException(this + " answers nonsense", e);
        } finally {
            signing.unlock();
        }
    }

    private void takeTurn() throws IOException {
        try {
            if (!signing.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(this + " was busy for " + Deadline.words(timeout));
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
            throw new IOException(this + " did not answer within " + Deadline.words(timeout), e);
        } catch (ClosedChannelException | EOFException e) {
            throw new IOException(this + " hung up", e);
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
        if (length < 1 || length > LONGEST) {
            throw new Refused(this + " answers nonsense");
        }
        ByteBuffer message = read(channel, length);
        byte type = message.get();
        if (type == FAILURE) {
            throw new Refused(this + " refused");
        }
        if (type != expected) {
            throw new Refused(this + " answers nonsense");
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

    /** It did answer, but not with what was asked for. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private Refused(String sentence) {
            super(sentence);
        }
    }
}
