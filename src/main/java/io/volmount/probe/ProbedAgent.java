package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.probe.node.FoundNode;

/** An agent, how it is reached, and what its node is and has. */
public record ProbedAgent(Access access, ProbeResult<FoundNode> node) {

    public String name() {
        return access.name();
    }

    /** Whether its node answered. */
    public boolean answered() {
        return node.map(found -> true, reason -> false);
    }
}
