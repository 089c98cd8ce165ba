package io.volmount.ssh;

import io.volmount.ssh.Unreachable.Kind;
import java.io.IOException;
import java.util.Set;

/** Connects to targets, whatever the way. Safe for threads. */
final class Dialer {
    private final TcpDialer tcp = new TcpDialer();
    private final Bastions bastions;
    private final Watchdog watchdog;
    private final Set<String> secretVariables;

    /** @param secretVariables of the environment, which no command gets */
    Dialer(Bastions bastions, Watchdog watchdog, Set<String> secretVariables) {
        this.secretVariables = secretVariables;
        this.bastions = bastions;
        this.watchdog = watchdog;
    }

    Wire dial(SshTarget target) throws Unreachable, InterruptedException {
        SshTarget.Patience patience = target.patience();
        return new Wire(
                target.way().lead(this, target),
                watchdog,
                patience.keepAliveInterval().multipliedBy(patience.keepAliveCount()));
    }

    Line connect(SshTarget target) throws Unreachable {
        return tcp.dial(target);
    }

    Line tunnel(SshTarget target, SshTarget hop) throws Unreachable, InterruptedException {
        return bastions.of(hop).tunnelTo(target);
    }

    /** The server must say something within the time for a TCP connection, for when the command has one is not known. */
    Line run(SshTarget target, Way.Command command) throws Unreachable {
        try {
            ProxyProcess process = ProxyProcess.start(command, secretVariables);
            Watchdog.Guard guard = watchdog.over(process, target.patience().connect());
            process.awaitAnswer();
            if (guard.release()) {
                return process;
            }
            throw new Unreachable(
                    Kind.TIMED_OUT,
                    target,
                    "its ProxyCommand brought no answer within "
                            + Deadline.words(target.patience().connect()) + process.complaint());
        } catch (IOException e) {
            throw new Unreachable(
                    Kind.PROXY_FAILED,
                    target,
                    "its ProxyCommand could not be started: " + PeerText.clean(e.getMessage()));
        }
    }
}
