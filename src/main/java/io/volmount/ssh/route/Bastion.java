package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import net.schmizz.sshj.common.SSHException;

/**
 * A server on the way to targets: as few logins on it as will do, shared by all tunnels. Only one login at a time is under
 * way, whoever needs it; all who wait for it share its success or failure. Safe for threads.
 */
final class Bastion {
    private final SshTarget hop;
    private final Entry entry;
    private final List<JumpConnection> connections = new ArrayList<>();
    private Optional<FutureTask<JumpConnection>> underWay = Optional.empty();
    private boolean everReached;
    private boolean closed;

    /** Logs in to a server on the way. */
    public interface Entry {
        /** @param worthwhile after which failures to try again */
        SshConnection login(SshTarget hop, Predicate<Kind> worthwhile) throws Unreachable, InterruptedException;
    }

    Bastion(SshTarget hop, Entry entry) {
        this.hop = hop;
        this.entry = entry;
    }

    /** A connection to the target, made by this server. */
    Tunnel tunnelTo(SshTarget target) throws Unreachable, InterruptedException {
        while (true) {
            Optional<Tunnel> tunnel = dig(target);
            if (tunnel.isPresent()) {
                return open(tunnel.get(), target);
            }
            FutureTask<JumpConnection> login = login();
            login.run();
            await(login, target);
        }
    }

    private synchronized Optional<Tunnel> dig(SshTarget target) {
        connections.removeIf(connection -> !connection.isOpen());
        return connections.stream()
                .flatMap(connection -> connection.digTo(target).stream())
                .findFirst();
    }

    private synchronized FutureTask<JumpConnection> login() {
        if (underWay.isEmpty()) {
            underWay = Optional.of(new FutureTask<>(this::enter));
        }
        return underWay.get();
    }

    /** A server that was there before may be starting again, which is waited for. */
    private JumpConnection enter() throws Unreachable, InterruptedException {
        boolean returning = everReached();
        try {
            JumpConnection entered =
                    new JumpConnection(hop, entry.login(hop, kind -> kind.passing() || returning && kind.away()));
            keep(entered);
            return entered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        } finally {
            finish();
        }
    }

    private synchronized boolean everReached() {
        return everReached;
    }

    private synchronized void keep(JumpConnection entered) {
        everReached = true;
        connections.add(entered);
        if (closed) {
            entered.close();
        }
    }

    private synchronized void finish() {
        underWay = Optional.empty();
    }

    /** Whoever waits for a login that its maker gave up tries it anew. */
    private void await(FutureTask<JumpConnection> login, SshTarget target) throws Unreachable, InterruptedException {
        try {
            login.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unreachable failure) {
                throw failure.behind(hop, target);
            }
            if (!(e.getCause() instanceof InterruptedException)) {
                throw new IllegalStateException(e.getCause());
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private Tunnel open(Tunnel tunnel, SshTarget target) throws Unreachable, InterruptedException {
        Deadline deadline = Deadline.in(target.timeouts().connect());
        try {
            if (tunnel.carrierEnd().isEmpty() && tunnel.open(deadline)) {
                return tunnel;
            }
        } catch (SSHException e) {
            if (Thread.interrupted()) {
                tunnel.close();
                throw new InterruptedException();
            }
            throw new TunnelFailure(target, hop).explain(tunnel.carrierEnd(), e);
        }
        tunnel.close();
        throw new TunnelFailure(target, hop).silence(tunnel.carrierEnd(), deadline);
    }

    synchronized void close() {
        closed = true;
        connections.forEach(JumpConnection::close);
    }
}
