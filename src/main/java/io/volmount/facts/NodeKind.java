package io.volmount.facts;

import io.volmount.volume.Role;
import java.util.Optional;

/** What a node is, told by its role markers and the agent units installed on it. */
public enum NodeKind {
    /** A private agent. */
    PRIVATE("private agent", Role.PRIVATE),
    /** A public agent. */
    PUBLIC("public agent", Role.PUBLIC),
    /** Both agent roles at once: nobody can say which unit to stop. */
    BOTH("node with both agent roles", null),
    /** A master: it offers no disks. */
    MASTER("master", null),
    /** No DC/OS on it yet. */
    PRE_INSTALL("node without DC/OS", null);

    private final String title;
    private final Role role;

    NodeKind(String title, Role role) {
        this.title = title;
        this.role = role;
    }

    /** The role of an agent that can be worked on; empty for every other kind. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    /** As people say it: {@code private agent}. */
    public String title() {
        return title;
    }
}
