package io.volmount.ssh;

import io.volmount.ssh.Ending.Exited;
import io.volmount.ssh.Ending.InDoubt;
import io.volmount.ssh.Ending.Killed;
import io.volmount.ssh.Ending.NeverRan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.common.SSHException;

/**
 * A login on a node. Safe for threads: commands run side by side, though a server takes only some at once (OpenSSH: 10),
 * and closing ends those that run, in doubt.
 */
public final class SshConnection implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WiredClient client;
    private final Wire wire;
    private final Watchdog watchdog;
    private volatile boolean closed;

    SshConnection(WiredClient client, Wire wire, Watchdog watchdog) {
        this.client = client;
        this.wire = wire;
        this.watchdog = watchdog;
    }

    /**
     * Runs a command line in the user's login shell, with this stdin, and waits for its end. Of stdout the first 4 MiB are
     * kept, of stderr the first 64 KiB. No failure is thrown; each is an {@link Ending}.
     *
     * <p>At the deadline the channel is closed, which does not stop the command. The whole connection is closed if even
     * that blocks. An interrupt ends the
     * wait too, in doubt, and stays set.
     *
     * @param deadline from now on; longer than zero
     */
    public CommandResult run(String command, String stdin, Duration deadline) {
        CommandChannel channel = new CommandChannel(client.getConnection());
        Watchdog.Guard guard = watchdog.over(wire, deadline.plus(GRACE));
        try {
            Ending ending = start(channel, command, stdin.getBytes(StandardCharsets.UTF_8), Deadline.in(deadline));
            return new CommandResult(ending, channel.stdout(), channel.stderr());
        } finally {
            guard.release();
        }
    }

    private Ending start(CommandChannel channel, String command, byte[] stdin, Deadline deadline) {
        try {
            if (!channel.open(deadline)) {
                return new NeverRan("the server opened no session within " + deadline.words());
            }
        } catch (SSHException e) {
            return new NeverRan("no session could be opened: " + reason(e));
        }
        try {
            if (channel.start(command, deadline)) {
                channel.feed(stdin, deadline);
                return end(channel, deadline);
            }
        } catch (SSHException e) {
            return channel.refused() ? new NeverRan("the server refused to run it") : lost(channel, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted(channel);
        }
        return late(channel, deadline);
    }

    private Ending end(CommandChannel channel, Deadline deadline) {
        try {
            if (!channel.awaitEnd(deadline)) {
                return late(channel, deadline);
            }
        } catch (SSHException e) {
            if (!channel.isEOF() || channel.getExitStatus() == null) {
                return lost(channel, e);
            }
        }
        if (channel.getExitStatus() != null) {
            return new Exited(channel.getExitStatus());
        }
        return channel.getExitSignal() != null
                ? new Killed(channel.getExitSignal().name())
                : new InDoubt("the server closed the channel without an exit status");
    }

    private static Ending late(CommandChannel channel, Deadline deadline) {
        channel.abandon();
        return channel.getExitStatus() == null
                ? new InDoubt("no end within " + deadline.words())
                : new InDoubt("it exited with status " + channel.getExitStatus()
                        + ", but something it started still held its output after " + deadline.words());
    }

    private Ending lost(CommandChannel channel, SSHException e) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(channel);
        }
        return new InDoubt("the connection was lost before its end: " + reason(e));
    }

    private static Ending interrupted(CommandChannel channel) {
        channel.abandon();
        return new InDoubt("interrupted before its end");
    }

    private String reason(SSHException e) {
        return closed
                ? "it was closed on this side"
                : PeerText.clean(client.death().map(WiredClient.Death::message).orElse(e.getMessage()));
    }

    /** Whether commands can be run; a half-open connection counts as open until its keep-alives go unanswered. */
    public boolean isOpen() {
        return client.isConnected();
    }

    /** Ends the connection at once, and with it every running {@link #run}. Never blocks on the network. */
    @Override
    public void close() {
        closed = true;
        IOUtils.closeQuietly(wire, client);
    }
}
