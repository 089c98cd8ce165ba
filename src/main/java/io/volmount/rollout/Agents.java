package io.volmount.rollout;

import io.volmount.agent.Agent;
import io.volmount.inventory.Host;

/** Where agents come from: real ones over SSH, or simulated ones. Safe for use by several threads. */
public interface Agents extends AutoCloseable {

    /** The agent of a host; nothing is connected before it is asked something. */
    Agent of(Host host);

    /** Lets go of what all its agents shared. */
    @Override
    void close();
}
