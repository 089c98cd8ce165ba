package io.volmount.ssh.connection;

import io.volmount.access.SshTarget;
import io.volmount.ssh.hostkey.HostKeyCheck;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.Transport;
import io.volmount.ssh.transport.Watchdog;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;

/**
 * sshj's client over an existing transport. Call the methods in the order of {@link Stage}. The owner closes the
 * transport, which ends every call.
 */
public final class SshjClient extends SSHClient {

    /** The current phase of the login. */
    public enum Stage {
        BANNER,
        KEY_EXCHANGE,
        LOGIN
    }

    /** The first cause of the connection's end; later exceptions often hide it. */
    public record DisconnectCause(DisconnectReason reason, String message) {}

    private final GuardedTransport transport;
    private final AtomicReference<DisconnectCause> disconnectCause = new AtomicReference<>();
    private Stage stage = Stage.BANNER;

    public SshjClient(Config config, GuardedTransport transport) {
        super(config);
        this.transport = transport;
        trans.setDisconnectListener(this::onDisconnect);
    }

    /**
     * Called by sshj before other listeners. Closing the transport unblocks all waiting threads: a key exchange that
     * starts at this moment resets its error state and would wait forever.
     */
    private void onDisconnect(DisconnectReason reason, String message) {
        String cause = transport.loss().map(Transport.Loss::message).orElse(message);
        disconnectCause.compareAndSet(null, new DisconnectCause(reason, cause));
        IOUtils.closeQuietly(transport);
    }

    /**
     * @param limit after which the owner closes the transport; sshj's own timeout, which gives less detail, is longer
     */
    public void handshake(SshTarget target, HostKeyCheck check, Duration limit) throws IOException {
        trans.setTimeoutMs(Math.toIntExact(limit.multipliedBy(2).toMillis()));
        trans.addHostKeyVerifier(check);
        trans.init(target.address(), target.port(), transport.in(), transport.out());
        stage = Stage.KEY_EXCHANGE;
        trans.doKex();
    }

    /** Tries one authentication method; true if authentication is complete. */
    public boolean authenticate(String user, AuthMethod method) throws UserAuthException, TransportException {
        stage = Stage.LOGIN;
        return auth.authenticate(user, (Service) conn, method, trans.getTimeoutMs());
    }

    /** The methods that the server allows; empty until it has rejected one. */
    public Collection<String> allowedMethods() {
        return auth.getAllowedMethods();
    }

    /**
     * Starts keep-alives after their interval: the connection is lost after too many unanswered ones. Most connections are
     * closed before, and need neither one nor its thread.
     *
     * @return to be released before this is closed
     */
    public Watchdog.Guard keepAlive(SshTarget target, Watchdog watchdog) {
        SshTarget.Timeouts timeouts = target.timeouts();
        KeepAliveRunner runner = (KeepAliveRunner) conn.getKeepAlive();
        runner.setKeepAliveInterval(Math.toIntExact(timeouts.keepAliveInterval().toSeconds()));
        runner.setMaxAliveCount(timeouts.keepAliveCount());
        runner.setName("ssh-keepalive-" + target.address());
        return watchdog.after(timeouts.keepAliveInterval(), runner::start);
    }

    public Stage stage() {
        return stage;
    }

    public Optional<DisconnectCause> disconnectCause() {
        return Optional.ofNullable(disconnectCause.get());
    }

    /** sshj would ask its own socket, which is not used here. */
    @Override
    public boolean isConnected() {
        return trans.isRunning();
    }
}
