package io.volmount.ssh.connection;

import io.volmount.access.SshTarget;
import io.volmount.ssh.hostkey.HostKeyCheck;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.Transport;
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
 * sshj's client over a wire that somebody else has connected. Its methods are called in the order of {@link Stage}. The
 * wire's owner closes it; that ends everything here.
 */
public final class SshjClient extends SSHClient {

    /** How far the connection has come. */
    public enum Stage {
        BANNER,
        KEY_EXCHANGE,
        LOGIN
    }

    /** The first reason for the connection's end, often lost in the exceptions that follow from it. */
    public record Death(DisconnectReason reason, String message) {}

    private final GuardedTransport wire;
    private final AtomicReference<Death> death = new AtomicReference<>();
    private Stage stage = Stage.BANNER;

    public SshjClient(Config config, GuardedTransport wire) {
        super(config);
        this.wire = wire;
        trans.setDisconnectListener(this::die);
    }

    /**
     * Called by sshj before it tells anybody else. Without a wire nobody can go on waiting in vain: a key exchange that is
     * begun just now would forget that it has failed already, but cannot be sent.
     */
    private void die(DisconnectReason reason, String message) {
        String words = wire.loss().map(Transport.Loss::words).orElse(message);
        death.compareAndSet(null, new Death(reason, words));
        IOUtils.closeQuietly(wire);
    }

    /** @param limit within which the owner closes the wire; sshj's own limit, which explains less, stays behind it */
    public void handshake(SshTarget target, HostKeyCheck check, Duration limit) throws IOException {
        trans.setTimeoutMs(Math.toIntExact(limit.multipliedBy(2).toMillis()));
        trans.addHostKeyVerifier(check);
        trans.init(target.address(), target.port(), wire.in(), wire.out());
        stage = Stage.KEY_EXCHANGE;
        trans.doKex();
    }

    /** Offers one thing to log in with; whether the server is content with it and all that it accepted before. */
    public boolean offer(String user, AuthMethod method) throws UserAuthException, TransportException {
        stage = Stage.LOGIN;
        return auth.authenticate(user, (Service) conn, method, trans.getTimeoutMs());
    }

    /** By what methods the server lets this user go on; empty until it has refused something. */
    public Collection<String> wanted() {
        return auth.getAllowedMethods();
    }

    /** From now on, a connection that leaves too many requests unanswered is lost. */
    public void keepAlive(SshTarget target) {
        SshTarget.Timeouts timeouts = target.timeouts();
        KeepAliveRunner runner = (KeepAliveRunner) conn.getKeepAlive();
        runner.setKeepAliveInterval(Math.toIntExact(timeouts.keepAliveInterval().toSeconds()));
        runner.setMaxAliveCount(timeouts.keepAliveCount());
        runner.setName("ssh-keepalive-" + target.address());
        runner.start();
    }

    public Stage stage() {
        return stage;
    }

    public Optional<Death> death() {
        return Optional.ofNullable(death.get());
    }

    /** There is no socket for sshj to ask. */
    @Override
    public boolean isConnected() {
        return trans.isRunning();
    }
}
