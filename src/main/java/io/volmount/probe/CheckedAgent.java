package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.NodeCheckResult;

/** An agent, how it is reached, and how it was found. */
public record CheckedAgent(Access access, NodeCheckResult result) {

    public String name() {
        return access.name();
    }
}
