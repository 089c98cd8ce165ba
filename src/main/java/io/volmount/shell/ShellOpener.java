package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;

/** Logs in to one node, anew at each call. */
@FunctionalInterface
public interface ShellOpener {

    /** @throws AgentUnreachable when there is no login; nothing was run on the node then */
    Shell open() throws AgentUnreachable;
}
