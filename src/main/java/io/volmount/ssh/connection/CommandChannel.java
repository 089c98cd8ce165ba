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
 * A channel for one command. The connection's reader thread takes the output as it comes, so that neither stream can fill
 * up and stop the command; the caller's thread writes stdin and waits for the end.
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

    /** Whether the server answered that it will not run the command. */
    boolean refused() {
        return refused;
    }

    /** False if the deadline passed first. */
    boolean open(Deadline deadline) throws SSHException {
        trans.write(buildOpenReq());
        return within(deadline, openEvent);
    }

    /** Asks the server to run the command. */
    void request(String command) throws SSHException {
        sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(command, StandardCharsets.UTF_8));
    }

    /**
     * Waits until the server has answered the request, or never will; false if the deadline passed first. (sshj's own wait
     * for the answer misses a connection that is lost at the moment of the request.)
     */
    boolean awaitAnswer(Deadline deadline) throws InterruptedException {
        return await(() -> accepted || refused || !isOpen(), deadline);
    }

    /**
     * Writes stdin and closes it. A command may end without reading its stdin; then the rest is left unwritten, as it is
     * when the deadline passes. False if the command was given up, so that its end is not to be waited for.
     */
    boolean feed(Stdin stdin, Deadline deadline) throws InterruptedException {
        try {
            Stdin.Turn turn;
            do {
                long heard = heard();
                turn = stdin.turn(stdout(), stderr());
                if (turn.givenUp()) {
                    return false;
                }
                if (!write(turn.bytes(), deadline)) {
                    return true;
                }
                if (!turn.last() && !await(() -> heard() > heard || !isOpen(), deadline)) {
                    return true;
                }
            } while (!turn.last() && isOpen());
            getOutputStream().close();
        } catch (IOException e) {
            log.debug("stdin was not read to its end", e);
        }
        return true;
    }

    /** False if not all could be written. */
    private boolean write(byte[] bytes, Deadline deadline) throws IOException, InterruptedException {
        OutputStream pipe = getOutputStream();
        int sent = 0;
        while (sent < bytes.length && awaitRoom(deadline)) {
            int length = (int) Math.min(bytes.length - sent, getRemoteWinSize());
            pipe.write(bytes, sent, length);
            pipe.flush();
            sent += length;
        }
        Arrays.fill(bytes, (byte) 0);
        return sent == bytes.length;
    }

    /** How much the command has printed so far. */
    private long heard() {
        return stdout.size() + stderr.size();
    }

    private boolean awaitRoom(Deadline deadline) throws InterruptedException {
        return await(() -> !isOpen() || getRemoteWinSize() > 0, deadline) && isOpen();
    }

    /** Waits for what only a message of the server or the end of the connection can bring about. */
    private synchronized boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        while (!condition.getAsBoolean() && !deadline.passed()) {
            wait(deadline.millisLeft());
        }
        return condition.getAsBoolean();
    }

    /** Waits until both sides have closed the channel; false if the deadline passed first. */
    boolean awaitEnd(Deadline deadline) throws SSHException {
        return within(deadline, closeEvent);
    }

    /** Tells the server that nobody listens any more. That does not end the command. */
    void abandon() {
        try {
            sendClose();
        } catch (SSHException e) {
            log.debug("the connection is gone already", e);
        }
    }

    private static boolean within(Deadline deadline, Event<ConnectionException> event) throws ConnectionException {
        return event.tryAwait(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        accepted |= message == Message.CHANNEL_SUCCESS;
        refused |= message == Message.CHANNEL_FAILURE && !accepted;
        super.handle(message, packet);
        wake();
    }

    @Override
    public void notifyError(SSHException error) {
        super.notifyError(error);
        wake();
    }

    private synchronized void wake() {
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
