package io.volmount.agent;

import io.volmount.access.Access;

/** Where agents come from: real ones over SSH, or simulated ones. Safe for use by several threads. */
public interface Agents extends AutoCloseable {

    /** The agent that is reached like this; nothing is connected before it is asked something. */
    Agent of(Access access);

    /** Lets go of what all its agents shared. */
    @Override
    void close();
}
