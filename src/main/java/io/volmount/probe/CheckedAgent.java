package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.NodeCheckResult;

/** An agent and the results of its checks. */
public record CheckedAgent(Access access, NodeCheckResult result) {

    public String name() {
        return access.name();
    }
}
