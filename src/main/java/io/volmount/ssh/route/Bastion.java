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
 * A bastion (jump host) with as few connections as possible, shared by all tunnels. One login at a time; every thread
 * that waits for it gets its success or failure. Thread-safe.
 */
final class Bastion {
    private final SshTarget bastion;
    private final LoginMethod loginMethod;
    private final List<JumpConnection> connections = new ArrayList<>();
    private Optional<FutureTask<JumpConnection>> pendingLogin = Optional.empty();
    private boolean everReached;
    private boolean closed;

    /** Logs in to a bastion. */
    public interface LoginMethod {
        /** @param retryable failures to retry after */
        SshConnection login(SshTarget bastion, Predicate<Kind> retryable) throws Unreachable, InterruptedException;
    }

    Bastion(SshTarget bastion, LoginMethod loginMethod) {
        this.bastion = bastion;
        this.loginMethod = loginMethod;
    }

    Tunnel tunnelTo(SshTarget target) throws Unreachable, InterruptedException {
        while (true) {
            Optional<Tunnel> tunnel = newTunnel(target);
            if (tunnel.isPresent()) {
                return open(tunnel.get(), target);
            }
            FutureTask<JumpConnection> login = login();
            login.run();
            await(login, target);
        }
    }

    private synchronized Optional<Tunnel> newTunnel(SshTarget target) {
        connections.removeIf(connection -> !connection.isOpen());
        return connections.stream()
                .flatMap(connection -> connection.newTunnelTo(target).stream())
                .findFirst();
    }

    private synchronized FutureTask<JumpConnection> login() {
        if (pendingLogin.isEmpty()) {
            pendingLogin = Optional.of(new FutureTask<>(this::connect));
        }
        return pendingLogin.get();
    }

    /** A bastion that was reached before may be restarting, so wait for it. */
    private JumpConnection connect() throws Unreachable, InterruptedException {
        boolean reconnecting = everReached();
        try {
            JumpConnection connection = new JumpConnection(
                    bastion,
                    loginMethod.login(bastion, kind -> kind.isTransient() || reconnecting && kind.mayBeRestarting()));
            add(connection);
            return connection;
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

    private synchronized void add(JumpConnection connection) {
        everReached = true;
        connections.add(connection);
        if (closed) {
            connection.close();
        }
    }

    private synchronized void finish() {
        pendingLogin = Optional.empty();
    }

    /** If the thread that logs in was interrupted, a waiting thread returns and tries again. */
    private void await(FutureTask<JumpConnection> login, SshTarget target) throws Unreachable, InterruptedException {
        try {
            login.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unreachable failure) {
                throw failure.ofBastion(bastion, target);
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
            if (tunnel.bastionEnd().isEmpty() && tunnel.open(deadline)) {
                return tunnel;
            }
        } catch (SSHException e) {
            if (Thread.interrupted()) {
                tunnel.close();
                throw new InterruptedException();
            }
            throw new TunnelFailure(target, bastion).openFailed(tunnel.bastionEnd(), e);
        }
        tunnel.close();
        throw new TunnelFailure(target, bastion).noAnswer(tunnel.bastionEnd(), deadline);
    }

    synchronized void close() {
        closed = true;
        connections.forEach(JumpConnection::close);
    }
}
