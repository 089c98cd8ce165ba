package io.volmount.ssh.connection;

import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Stdin;
import io.volmount.ssh.transport.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;

/**
 * A session channel for one command. The connection's reader thread drains stdout and stderr so that the command never
 * blocks on them; the caller's thread writes stdin and waits for the end.
 */
final class CommandChannel extends SessionChannel {
    private final OutputCapture stdout = new OutputCapture(NodeLimits.ANSWER);
    private final OutputCapture stderr = new OutputCapture(NodeLimits.ERRORS);
    private final byte[] chunk = new byte[8 << 10];
    private volatile boolean accepted;
    private volatile boolean refused;

    CommandChannel(Connection connection) {
        super(connection);
    }

    CommandResult.Output stdout() {
        return stdout.output();
    }

    CommandResult.Output stderr() {
        return stderr.output();
    }

    /** Whether the server rejected the exec request. */
    boolean refused() {
        return refused;
    }

    /** Opens the channel; false if the deadline passed first. */
    boolean open(Deadline deadline) throws SSHException {
        trans.write(buildOpenReq());
        return awaitEvent(deadline, openEvent);
    }

    void request(String command) throws SSHException {
        sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(command, StandardCharsets.UTF_8));
    }

    /**
     * Waits until the server has answered the request or the channel is closed; false if the deadline passed first.
     * (sshj's own wait misses a connection that is lost at the moment of the request.)
     */
    boolean awaitAnswer(Deadline deadline) throws InterruptedException {
        return await(() -> accepted || refused || !isOpen(), deadline);
    }

    /**
     * Writes stdin and closes it. If the command ends without reading stdin, or the deadline passes, the rest is not
     * written. False if stdin aborted the command; then do not wait for its end.
     */
    boolean feed(Stdin stdin, Deadline deadline) throws InterruptedException {
        try {
            Stdin.Turn turn;
            do {
                long received = received();
                turn = stdin.turn(stdout(), stderr());
                if (turn.aborted()) {
                    return false;
                }
                if (!write(turn.bytes(), deadline)) {
                    return true;
                }
                if (!turn.last() && !await(() -> received() > received || !isOpen(), deadline)) {
                    return true;
                }
            } while (!turn.last() && isOpen());
            getOutputStream().close();
        } catch (IOException e) {
            log.debug("the command did not read all of stdin", e);
        }
        return true;
    }

    /** False if only a part could be written. */
    private boolean write(byte[] bytes, Deadline deadline) throws IOException, InterruptedException {
        OutputStream pipe = getOutputStream();
        int sent = 0;
        while (sent < bytes.length && awaitWindow(deadline)) {
            int length = (int) Math.min(bytes.length - sent, getRemoteWinSize());
            pipe.write(bytes, sent, length);
            pipe.flush();
            sent += length;
        }
        Arrays.fill(bytes, (byte) 0);
        return sent == bytes.length;
    }

    /** Bytes of output received so far. */
    private long received() {
        return stdout.size() + stderr.size();
    }

    private boolean awaitWindow(Deadline deadline) throws InterruptedException {
        return await(() -> !isOpen() || getRemoteWinSize() > 0, deadline) && isOpen();
    }

    /** Waits for a condition that only a message of the server or the end of the connection can change. */
    private synchronized boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        while (!condition.getAsBoolean() && !deadline.passed()) {
            wait(deadline.millisLeft());
        }
        return condition.getAsBoolean();
    }

    /** Waits until both sides have closed the channel; false if the deadline passed first. */
    boolean awaitEnd(Deadline deadline) throws SSHException {
        return awaitEvent(deadline, closeEvent);
    }

    /** Closes the channel. This does not terminate the command. */
    void abandon() {
        try {
            sendClose();
        } catch (SSHException e) {
            log.debug("the connection is closed already", e);
        }
    }

    private static boolean awaitEvent(Deadline deadline, Event<ConnectionException> event) throws ConnectionException {
        return event.tryAwait(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        accepted |= message == Message.CHANNEL_SUCCESS;
        refused |= message == Message.CHANNEL_FAILURE && !accepted;
        super.handle(message, packet);
        signal();
    }

    @Override
    public void notifyError(SSHException error) {
        super.notifyError(error);
        signal();
    }

    private synchronized void signal() {
        notifyAll();
    }

    @Override
    protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
        super.receiveInto(stream, packet);
        try {
            drain(stream, stream == getErrorStream() ? stderr : stdout);
        } catch (SSHException e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectionException(e);
        }
    }

    private void drain(InputStream stream, OutputCapture capture) throws IOException {
        while (stream.available() > 0) {
            capture.add(chunk, stream.read(chunk));
        }
    }
}
