package io.volmount.ssh.route;

import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.ProxyProcess;
import io.volmount.ssh.transport.Transport;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import io.volmount.ssh.transport.Watchdog;
import java.io.IOException;
import java.util.Set;

/** Opens the transport to a target by its route. Thread-safe. */
public final class Dialer {
    private final TcpDialer tcp = new TcpDialer();
    private final Bastions bastions;
    private final Watchdog watchdog;
    private final Set<String> secretVariables;

    /** @param secretVariables environment variables to remove for ProxyCommands */
    public Dialer(Bastions bastions, Watchdog watchdog, Set<String> secretVariables) {
        this.secretVariables = secretVariables;
        this.bastions = bastions;
        this.watchdog = watchdog;
    }

    public GuardedTransport dial(SshTarget target) throws Unreachable, InterruptedException {
        SshTarget.Timeouts timeouts = target.timeouts();
        return new GuardedTransport(
                open(target), watchdog, timeouts.keepAliveInterval().multipliedBy(timeouts.keepAliveCount()));
    }

    private Transport open(SshTarget target) throws Unreachable, InterruptedException {
        if (target.route() instanceof Route.Through through) {
            return bastions.of(through.hop()).tunnelTo(target);
        }
        return target.route() instanceof Route.Command command ? run(target, command) : tcp.dial(target);
    }

    /**
     * Waits for the server's first byte within the connect timeout, because a command does not tell when it is
     * connected.
     */
    private Transport run(SshTarget target, Route.Command command) throws Unreachable {
        try {
            ProxyProcess process = ProxyProcess.start(command, secretVariables);
            Watchdog.Guard guard = watchdog.over(process, target.timeouts().connect());
            process.awaitAnswer();
            if (guard.release()) {
                return process;
            }
            throw new Unreachable(
                    Kind.TIMED_OUT,
                    target,
                    "no answer through the ProxyCommand within "
                            + Deadline.format(target.timeouts().connect()) + process.stderrSuffix());
        } catch (IOException e) {
            throw new Unreachable(
                    Kind.PROXY_FAILED, target, "cannot start the ProxyCommand: " + PeerText.clean(e.getMessage()));
        }
    }
}
