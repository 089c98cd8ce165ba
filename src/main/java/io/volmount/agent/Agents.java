package io.volmount.agent;

import io.volmount.access.Access;

/** Creates agents: real ones over SSH, or simulated ones. Thread-safe. */
public interface Agents extends AutoCloseable {

    /** The agent with this access; connects on first use. */
    Agent of(Access access);

    /** Takes files that may have changed, such as known_hosts, into account for logins from now on. */
    default void reread() {}

    /** Closes the connections that the agents share. */
    @Override
    void close();
}
