package io.volmount.agent;

import io.volmount.facts.NodeLimits;
import java.util.concurrent.atomic.AtomicLong;

/** What is kept of what a command prints on many nodes, which may be more than fits in memory. Safe for threads. */
public final class KeptOutputs {
    private final AtomicLong printed = new AtomicLong();

    /** The result, cut if the ones before it have used up the room. */
    public NodeCommandResult kept(NodeCommandResult result) {
        int more = result.out().text().length() + result.err().text().length();
        return printed.addAndGet(more) <= NodeLimits.COMMAND_OUTPUTS ? result : result.printing(NodeLimits.OUTPUT);
    }
}
