package io.volmount.mesos;

import io.volmount.text.Worded;

/** How a master stands to an agent that it knows. It forgets agents that are removed or unreachable for long. */
public enum Standing implements Worded {
    /** Connected; its resources are offered. */
    ACTIVE,
    /** Registered, but disconnected or deactivated; its resources are not offered. */
    INACTIVE,
    /** Known to an earlier leading master; has not registered again with this one. */
    RECOVERED
}
