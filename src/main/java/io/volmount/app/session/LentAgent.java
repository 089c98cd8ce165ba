package io.volmount.app.session;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.RunIdentity;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;

/**
 * An agent on loan to one command. If it is closed while something still asks it, as after Ctrl-C, its connection is closed,
 * because nobody knows what comes over it next.
 */
final class LentAgent implements Agent {
    private final Agent agent;
    private final Runnable giveBack;
    private boolean busy;
    private boolean closed;

    /** @param giveBack called once, unless the agent is closed while it is busy */
    LentAgent(Agent agent, Runnable giveBack) {
        this.agent = agent;
        this.giveBack = giveBack;
    }

    /** Something to ask the agent. */
    @FunctionalInterface
    private interface Question<T, E extends Exception> {
        T ask() throws E;
    }

    private <T, E extends Exception> T answer(Question<T, E> question) throws E {
        begin();
        try {
            return question.ask();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (closed) {
            throw new IllegalStateException("the command has ended");
        }
        busy = true;
    }

    private synchronized void end() {
        busy = false;
        if (closed) {
            agent.close();
        }
    }

    @Override
    public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
        return answer(() -> agent.probe(request));
    }

    @Override
    public NodeFacts probeNode() throws AgentUnreachable {
        return answer(agent::probeNode);
    }

    @Override
    public StepResult perform(ScriptStep step, RunIdentity run) {
        return answer(() -> agent.perform(step, run));
    }

    @Override
    public StepResult release(String lock) {
        return answer(() -> agent.release(lock));
    }

    @Override
    public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
        return answer(() -> agent.evidence(request));
    }

    @Override
    public NodeCheckResult check() {
        return answer(agent::check);
    }

    @Override
    public NodeCommandResult run(NodeCommand command) {
        return answer(() -> agent.run(command));
    }

    @Override
    public void disconnect() {
        // kept for the next command
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (busy) {
                agent.close();
            } else {
                giveBack.run();
            }
        }
    }
}
