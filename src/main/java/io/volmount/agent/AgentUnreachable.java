package io.volmount.agent;

import io.volmount.facts.NodeLimits;
import java.util.List;

/** An agent could not be reached, or its answer was invalid. The message is one sentence for the operator. */
public class AgentUnreachable extends Exception {
    public AgentUnreachable(String sentence) {
        super(NodeLimits.cut(sentence, NodeLimits.QUOTING));
    }

    public AgentUnreachable(String sentence, Throwable cause) {
        super(NodeLimits.cut(sentence, NodeLimits.QUOTING), cause);
    }

    /** The checks that passed on the way to the agent, and the one that failed. */
    public List<NodeCheck> checks() {
        return List.of(NodeCheck.failed(NodeCheck.Subject.REACHABLE, getMessage()));
    }

    /** Whether something answers that has not proven to be the agent, so that an operator must act. */
    public boolean untrusted() {
        return false;
    }

    /** Whether there is no point in asking again. */
    public boolean permanent() {
        return untrusted();
    }
}
