package io.volmount.rollout;

import io.volmount.access.Access;
import io.volmount.agent.Checkup;

/** An agent, how it is reached, and how it was found. */
public record CheckedAgent(Access access, Checkup checkup) {

    public String name() {
        return access.name();
    }
}
