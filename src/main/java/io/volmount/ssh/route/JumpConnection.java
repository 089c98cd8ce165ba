package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import io.volmount.ssh.connection.SshConnection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.Connection;

/** A connection to a bastion and the tunnels on it. Tunnels are created under the bastion's lock. */
public final class JumpConnection {
    /**
     * sshd does not limit tunnels, but other servers may; and the loss of one connection should not fail all agents.
     */
    public static final int MAX_TUNNELS = 64;

    private final SshTarget hop;
    private final SshConnection login;
    private final Set<Tunnel> tunnels = ConcurrentHashMap.newKeySet();
    private final Executor closer =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "ssh-tunnel-closer");
                thread.setDaemon(true);
                return thread;
            });

    JumpConnection(SshTarget hop, SshConnection login) {
        this.hop = hop;
        this.login = login;
    }

    /** A tunnel that is not open yet; empty if the connection is full. */
    Optional<Tunnel> newTunnelTo(SshTarget target) {
        if (tunnels.size() >= MAX_TUNNELS) {
            return Optional.empty();
        }
        Tunnel tunnel = new Tunnel(this, target, closer);
        tunnels.add(tunnel);
        return Optional.of(tunnel);
    }

    void forget(Tunnel tunnel) {
        tunnels.remove(tunnel);
    }

    Connection connection() {
        return login.sshj();
    }

    boolean isOpen() {
        return login.isOpen();
    }

    /** Which bastion was lost, and why; empty while the connection is open. */
    Optional<String> end() {
        return login.end().map(why -> hop.destination() + " was lost: " + why);
    }

    void close() {
        login.close();
    }
}
