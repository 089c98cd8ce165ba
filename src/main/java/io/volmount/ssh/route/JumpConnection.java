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

/** A login on a bastion, and the tunnels that go through it. Tunnels are dug under its bastion's lock. */
public final class JumpConnection {
    /** OpenSSH's servers count no tunnels, but others may, and the loss of one login should not fail everybody. */
    public static final int MOST_TUNNELS = 64;

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

    /** A tunnel that is not opened yet; empty if there is no room for one. */
    Optional<Tunnel> digTo(SshTarget target) {
        if (tunnels.size() >= MOST_TUNNELS) {
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
        return login.carrier();
    }

    boolean isOpen() {
        return login.isOpen();
    }

    /** Which server it was, and why it is over; empty while it is not. */
    Optional<String> end() {
        return login.end().map(why -> hop.server() + " was lost: " + why);
    }

    void close() {
        login.close();
    }
}
