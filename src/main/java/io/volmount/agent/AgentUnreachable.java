package io.volmount.agent;

import io.volmount.facts.NodeLimits;
import java.util.List;

/** An agent could not be asked, or its answer made no sense. The message is one sentence for the operator. */
public class AgentUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    public AgentUnreachable(String sentence) {
        super(NodeLimits.cut(sentence, NodeLimits.QUOTING));
    }

    public AgentUnreachable(String sentence, Throwable cause) {
        super(NodeLimits.cut(sentence, NodeLimits.QUOTING), cause);
    }

    /** How far the way led: what was found good on it, and what was not. */
    public List<NodeCheck> checks() {
        return List.of(NodeCheck.failed(NodeCheck.Subject.REACHABLE, getMessage()));
    }

    /** Whether something answers that is not shown to be the agent. Waiting changes nothing about that; a person must. */
    public boolean untrusted() {
        return false;
    }

    /** Whether it is no use asking again, whatever the agent's state. */
    public boolean permanent() {
        return untrusted();
    }
}
