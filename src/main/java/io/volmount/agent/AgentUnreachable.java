package io.volmount.agent;

/** An agent could not be asked, or its answer made no sense. The message is one sentence for the operator. */
public class AgentUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    public AgentUnreachable(String sentence) {
        super(sentence);
    }

    public AgentUnreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Whether something answers that is not shown to be the agent. Waiting changes nothing about that; a person must. */
    public boolean untrusted() {
        return false;
    }
}
