package io.volmount.ssh;

import io.volmount.agent.Sleeper;
import io.volmount.shell.Backoff;
import java.util.random.RandomGenerator;

/**
 * Logs in to agents. One serves a whole run: it reads every known_hosts and identity file once. Safe for threads.
 *
 * <p>Building one costs some tens of milliseconds for the tables of algorithms. Close it after its connections.
 */
public final class SshConnector implements AutoCloseable {

    private final Watchdog watchdog = new Watchdog();
    private final Login login;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /** @param random spreads retries; must be safe for threads if the connector is shared by some */
    SshConnector(
            SshTimings timings, Credentials credentials, HostTrust trust, RandomGenerator random, Sleeper sleeper) {
        this.login = new Login(timings, credentials, trust, watchdog);
        this.backoff = timings.backoff();
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Logs in, trying again only after failures that pass by themselves: {@link Unreachable.Kind#THROTTLED} and
     * {@link Unreachable.Kind#CLOSED}. Nothing has run on the node by then.
     */
    public SshConnection connect(SshTarget target) throws Unreachable, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return login.attempt(target);
            } catch (Unreachable e) {
                if (!e.kind().passing() || attempt >= backoff.attempts()) {
                    throw e.after(attempt);
                }
            }
            sleeper.sleep(backoff.pauseAfter(attempt, random));
        }
    }

    /** Logs in at the first attempt, or not at all. */
    public SshConnection connectOnce(SshTarget target) throws Unreachable {
        return login.attempt(target);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
