package io.volmount.ssh;

import io.volmount.agent.Sleeper;
import io.volmount.shell.Backoff;
import io.volmount.ssh.Unreachable.Kind;
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

    /** @param random spreads retries; must be safe for threads if the connector is shared by some */
    SshConnector(
            SshTimings timings, Credentials credentials, HostTrust trust, RandomGenerator random, Sleeper sleeper) {
        this.bastions = new Bastions(this::connect);
        this.login = new Login(timings, credentials, trust, watchdog, bastions);
        this.backoff = timings.backoff();
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Logs in, trying again only after failures that pass by themselves: {@link Unreachable.Kind#THROTTLED} and
     * {@link Unreachable.Kind#CLOSED}, and the loss of a server on the way. Nothing has run on the node by then.
     */
    public SshConnection connect(SshTarget target) throws Unreachable, InterruptedException {
        return connect(target, Kind::passing);
    }

    private SshConnection connect(SshTarget target, Predicate<Kind> worthwhile)
            throws Unreachable, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return login.attempt(target);
            } catch (Unreachable e) {
                if (!worthwhile.test(e.kind()) || attempt >= backoff.attempts()) {
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
