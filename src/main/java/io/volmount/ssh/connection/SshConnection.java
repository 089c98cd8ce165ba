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
 * A login on a node. Safe for threads: commands run side by side, though a server takes only some at once (OpenSSH: 10),
 * and closing ends those that run, in doubt.
 */
public final class SshConnection implements Shell {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SshjClient client;
    private final GuardedTransport wire;
    private final Watchdog watchdog;
    private final List<NodeCheck> checks;
    private volatile boolean closed;

    public SshConnection(SshjClient client, GuardedTransport wire, Watchdog watchdog, List<NodeCheck> checks) {
        this.client = client;
        this.wire = wire;
        this.watchdog = watchdog;
        this.checks = checks;
    }

    /**
     * Runs a command line in the user's login shell, with this stdin, and waits for its end. Of stdout the first 4 MiB are
     * kept, of stderr the first 64 KiB. No failure is thrown; each is an {@link Ending}.
     *
     * <p>At the deadline the channel is closed, which does not stop the command; should even that block, the connection
     * is closed. A command cut off from its stdin sees the end of it, so a script must not begin to act before it has
     * been read whole. An interrupt ends the wait too, in doubt, and stays set.
     *
     * @param deadline from now on; longer than zero
     */
    @Override
    public CommandResult run(String command, Stdin stdin, Duration deadline) {
        CommandChannel channel = new CommandChannel(client.getConnection());
        Watchdog.Guard guard = watchdog.over(wire, deadline.plus(GRACE));
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

    /** Whether commands can be run; a half-open connection counts as open until its keep-alives go unanswered. */
    public boolean isOpen() {
        return end().isEmpty();
    }

    /** What tunnels to other servers go through. */
    public Connection carrier() {
        return client.getConnection();
    }

    /** Why the connection is over, if it is. */
    public Optional<String> end() {
        return closed
                ? Optional.of("it was closed on this side")
                : client.death().map(death -> PeerText.clean(death.message()));
    }

    /** Ends the connection at once, and with it every running {@link #run}. Does not wait for the node. */
    @Override
    public void close() {
        closed = true;
        IOUtils.closeQuietly(wire, client);
    }
}
