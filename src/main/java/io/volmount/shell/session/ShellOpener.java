package io.volmount.shell.session;

import io.volmount.agent.AgentUnreachable;

/** Logs in to one node; every call opens a new connection. */
@FunctionalInterface
public interface ShellOpener {

    /**
     * Logs in; may retry.
     *
     * @throws AgentUnreachable if the login failed; nothing was run on the node
     */
    Shell open() throws AgentUnreachable;

    /** Logs in with a single attempt, for callers with their own retries. */
    default Shell openOnce() throws AgentUnreachable {
        return open();
    }
}
