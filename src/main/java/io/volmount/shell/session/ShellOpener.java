package io.volmount.shell.session;

import io.volmount.agent.AgentUnreachable;

/** Logs in to one node, anew at each call. */
@FunctionalInterface
public interface ShellOpener {

    /**
     * Logs in, if need be at the second or third attempt.
     *
     * @throws AgentUnreachable when there is no login; nothing was run on the node then
     */
    Shell open() throws AgentUnreachable;

    /** The same in a single attempt, for those who make pauses of their own; all the same where there is only one. */
    default Shell openOnce() throws AgentUnreachable {
        return open();
    }
}
