package io.volmount.ssh.connection;

import io.volmount.agent.NodeCheck;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.Shell;
import io.volmount.shell.session.Stdin;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.connection.Connection;

/**
 * An authenticated connection. Thread-safe: commands run concurrently, up to the server's session limit (sshd's
 * MaxSessions: 10); closing ends running ones, which are then in doubt.
 */
public final class SshConnection implements Shell {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SshjClient client;
    private final GuardedTransport transport;
    private final Watchdog watchdog;
    private final Watchdog.Guard keepAlive;
    private final List<NodeCheck> checks;
    private volatile boolean closed;

    /** @param keepAlive waits to start the client's keep-alives */
    public SshConnection(
            SshjClient client,
            GuardedTransport transport,
            Watchdog watchdog,
            Watchdog.Guard keepAlive,
            List<NodeCheck> checks) {
        this.client = client;
        this.transport = transport;
        this.watchdog = watchdog;
        this.keepAlive = keepAlive;
        this.checks = checks;
    }

    /**
     * Runs a command line in the user's login shell and waits for its end. Keeps the first 4 MiB of stdout and the
     * first 64 KiB of stderr. Does not throw on failure; each outcome is an {@link Ending}.
     *
     * <p>At the deadline the channel is closed, which does not terminate the command; if closing blocks, the
     * connection is closed. A command whose stdin is cut off sees the end of file, so a script must be read completely
     * before it acts. An interrupt ends the wait, in doubt; the interrupt flag stays set.
     *
     * @param deadline from the call on; positive
     */
    @Override
    public CommandResult run(String command, Stdin stdin, Duration deadline) {
        CommandChannel channel = new CommandChannel(client.getConnection());
        Watchdog.Guard guard = watchdog.over(transport, deadline.plus(GRACE));
        try {
            Ending ending = new RemoteCommand(channel, Deadline.in(deadline), this::end).of(command, stdin);
            return new CommandResult(ending, channel.stdout(), channel.stderr());
        } finally {
            guard.release();
        }
    }

    @Override
    public List<NodeCheck> checks() {
        return checks;
    }

    /** Whether commands can run. A half-open connection counts as open until keep-alives fail. */
    public boolean isOpen() {
        return end().isEmpty();
    }

    /** sshj's connection, to open forwarded connections on. */
    public Connection sshj() {
        return client.getConnection();
    }

    /** Why the connection ended, if it did. */
    public Optional<String> end() {
        return closed
                ? Optional.of("it was closed by this side")
                : client.disconnectCause().map(disconnect -> PeerText.clean(disconnect.message()));
    }

    /** Closes the connection at once and ends every running {@link #run}. Does not wait for the node. */
    @Override
    public void close() {
        closed = true;
        keepAlive.release();
        IOUtils.closeQuietly(transport, client);
    }
}
