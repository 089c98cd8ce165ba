package io.volmount.ssh;

import io.volmount.access.SshTarget;
import io.volmount.agent.Sleeper;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.ConnectionGarbage;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.hostkey.HostTrust;
import io.volmount.ssh.log.ConnectionLog;
import io.volmount.ssh.login.Login;
import io.volmount.ssh.login.LoginTimeouts;
import io.volmount.ssh.route.Bastions;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import io.volmount.ssh.transport.Watchdog;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Logs in to agents. One connector serves a whole run: it reads each known_hosts and identity file once and keeps its
 * connections to bastions for all targets behind them. Thread-safe.
 *
 * <p>Construction takes tens of milliseconds (algorithm tables). Close the connections first, then the connector.
 */
public final class SshConnector implements AutoCloseable {

    private final Watchdog watchdog = new Watchdog();
    private final ConnectionGarbage garbage = ConnectionGarbage.ofThisProcess();
    private final Bastions bastions;
    private final Login login;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final LoginTimeouts timeouts;

    /**
     * @param random jitter for retries; must be thread-safe if threads share the connector
     * @param nanoTime a monotonic clock in nanoseconds
     */
    SshConnector(
            LoginTimeouts timeouts,
            Credentials credentials,
            HostTrust trust,
            ConnectionLog log,
            RandomGenerator random,
            Sleeper sleeper,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.timeouts = timeouts;
        this.bastions = new Bastions(this::connect);
        this.login = new Login(timeouts, credentials, trust, log, watchdog, bastions);
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Logs in and retries after {@linkplain Unreachable.Kind#isTransient transient} failures only. Nothing has run on
     * the node at that point. No attempt starts once the attempts so far (pauses excluded) have used up the login
     * timeout; the last attempt gets the full timeout. Attempts are counted, except those at which the server says that too
     * many logins are in progress: it will let in the next one when one of them has ended.
     */
    public SshConnection connect(SshTarget target) throws Unreachable, InterruptedException {
        return connect(target, Kind::isTransient);
    }

    private SshConnection connect(SshTarget target, Predicate<Kind> retryable)
            throws Unreachable, InterruptedException {
        Duration spent = Duration.ZERO;
        Duration paused = Duration.ZERO;
        int counted = 0;
        for (int attempt = 1; ; attempt++) {
            long start = nanoTime.getAsLong();
            try {
                return connectOnce(target);
            } catch (Unreachable e) {
                spent = spent.plusNanos(nanoTime.getAsLong() - start);
                boolean exhausted = e.kind() == Kind.TOO_MANY_LOGINS
                        ? paused.compareTo(timeouts.tooManyLogins()) >= 0
                        : ++counted >= timeouts.backoff().attempts();
                if (!retryable.test(e.kind()) || exhausted || spent.compareTo(timeouts.login()) >= 0) {
                    throw e.afterAttempts(attempt);
                }
            }
            Duration pause = timeouts.backoff().pauseAfter(attempt, random);
            sleeper.sleep(pause);
            paused = paused.plus(pause);
        }
    }

    /** Logs in without retries; only logins to bastions are retried. */
    public SshConnection connectOnce(SshTarget target) throws Unreachable, InterruptedException {
        SshConnection connection = login.attempt(target);
        garbage.opened();
        return connection;
    }

    /** Reads known_hosts files, identity files and the lists of ssh-agents again when they are needed next. */
    void reread() {
        login.reread();
    }

    @Override
    public void close() {
        bastions.close();
        watchdog.close();
    }
}
