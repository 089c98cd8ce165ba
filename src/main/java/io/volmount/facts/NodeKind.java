package io.volmount.facts;

import io.volmount.volume.Role;
import java.util.Optional;

/** What a node is, according to its role files and the installed agent units. */
public enum NodeKind {
    PRIVATE("private agent", Role.PRIVATE),
    PUBLIC("public agent", Role.PUBLIC),
    /** Both agent roles, so it is ambiguous which unit to stop. */
    BOTH("node with both agent roles", null),
    /** A master, which offers no disks. */
    MASTER("master", null),
    /** DC/OS is not installed yet. */
    PRE_INSTALL("node without DC/OS", null);

    private final String title;
    private final Role role;

    NodeKind(String title, Role role) {
        this.title = title;
        this.role = role;
    }

    /** The agent's role; empty for every other kind. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    /** The name for reports: {@code private agent}. */
    public String title() {
        return title;
    }
}
