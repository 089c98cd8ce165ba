package io.volmount.ssh;

import io.volmount.access.SshTarget;
import io.volmount.agent.Backoff;
import io.volmount.agent.Sleeper;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.hostkey.HostTrust;
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
 * Logs in to agents. One serves a whole run: it reads every known_hosts and identity file once, and keeps its logins on
 * servers that lie between, for all targets behind them. Safe for threads.
 *
 * <p>Building one costs some tens of milliseconds for the tables of algorithms. Close it after its connections.
 */
public final class SshConnector implements AutoCloseable {

    private final Watchdog watchdog = new Watchdog();
    private final Bastions bastions;
    private final Login login;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final Duration mostSpent;

    /** @param random spreads retries; must be safe for threads if the connector is shared by some */
    SshConnector(
            LoginTimeouts timings, Credentials credentials, HostTrust trust, RandomGenerator random, Sleeper sleeper) {
        this(timings, credentials, trust, random, sleeper, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock in nanoseconds */
    SshConnector(
            LoginTimeouts timings,
            Credentials credentials,
            HostTrust trust,
            RandomGenerator random,
            Sleeper sleeper,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.mostSpent = timings.login();
        this.bastions = new Bastions(this::connect);
        this.login = new Login(timings, credentials, trust, watchdog, bastions);
        this.backoff = timings.backoff();
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Logs in, trying again only after failures that pass by themselves: {@link Unreachable.Kind#THROTTLED} and
     * {@link Unreachable.Kind#CLOSED}, and the loss of a server on the way. Nothing has run on the node by then. All
     * attempts together, without the pauses between them, get the time that one may take, and the last one its whole time.
     */
    public SshConnection connect(SshTarget target) throws Unreachable, InterruptedException {
        return connect(target, Kind::passing);
    }

    private SshConnection connect(SshTarget target, Predicate<Kind> worthwhile)
            throws Unreachable, InterruptedException {
        Duration spent = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            long began = nanoTime.getAsLong();
            try {
                return login.attempt(target);
            } catch (Unreachable e) {
                spent = spent.plusNanos(nanoTime.getAsLong() - began);
                boolean enough = attempt >= backoff.attempts() || spent.compareTo(mostSpent) >= 0;
                if (!worthwhile.test(e.kind()) || enough) {
                    throw e.after(attempt);
                }
            }
            sleeper.sleep(backoff.pauseAfter(attempt, random));
        }
    }

    /** Logs in at the first attempt, or not at all; only servers on the way may need some more. */
    public SshConnection connectOnce(SshTarget target) throws Unreachable, InterruptedException {
        return login.attempt(target);
    }

    @Override
    public void close() {
        bastions.close();
        watchdog.close();
    }
}
