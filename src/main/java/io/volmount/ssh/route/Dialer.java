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

/** Connects to targets, whatever the way. Safe for threads. */
public final class Dialer {
    private final TcpDialer tcp = new TcpDialer();
    private final Bastions bastions;
    private final Watchdog watchdog;
    private final Set<String> secretVariables;

    /** @param secretVariables of the environment, which no command gets */
    public Dialer(Bastions bastions, Watchdog watchdog, Set<String> secretVariables) {
        this.secretVariables = secretVariables;
        this.bastions = bastions;
        this.watchdog = watchdog;
    }

    public GuardedTransport dial(SshTarget target) throws Unreachable, InterruptedException {
        SshTarget.Timeouts timeouts = target.timeouts();
        return new GuardedTransport(
                line(target), watchdog, timeouts.keepAliveInterval().multipliedBy(timeouts.keepAliveCount()));
    }

    private Transport line(SshTarget target) throws Unreachable, InterruptedException {
        if (target.route() instanceof Route.Through through) {
            return bastions.of(through.hop()).tunnelTo(target);
        }
        return target.route() instanceof Route.Command command ? run(target, command) : tcp.dial(target);
    }

    /** The server must say something within the time for a TCP connection, for when the command has one is not known. */
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
                    "its ProxyCommand brought no answer within "
                            + Deadline.words(target.timeouts().connect()) + process.complaint());
        } catch (IOException e) {
            throw new Unreachable(
                    Kind.PROXY_FAILED,
                    target,
                    "its ProxyCommand could not be started: " + PeerText.clean(e.getMessage()));
        }
    }
}
