package io.volmount.agent;

import io.volmount.access.Access;
import java.time.Duration;
import java.util.Optional;

/** Creates agents: real ones over SSH, or simulated ones. Thread-safe. */
public interface Agents extends AutoCloseable {

    /** The agent with this access; connects on first use. */
    Agent of(Access access);

    /** Takes files that may have changed, such as known_hosts, into account for logins from now on. */
    default void reread() {}

    /**
     * How long a login and a probe may take together before the agent counts as unreachable; empty for no limit. A login takes
     * longer if it is retried, or waits for a bastion.
     */
    default Optional<Duration> probeLimit() {
        return Optional.empty();
    }

    /** Closes the connections that the agents share. */
    @Override
    void close();
}
