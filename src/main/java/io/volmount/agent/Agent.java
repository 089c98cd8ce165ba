package io.volmount.agent;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.RunIdentity;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;

/** One node that can be looked at and worked on. Used by one thread at a time. */
public interface Agent extends AutoCloseable {

    /**
     * Looks at the node and changes nothing.
     *
     * @throws AgentUnreachable when the node cannot be asked or gives no answer that makes sense
     */
    AgentFacts probe(ProbeRequest request) throws AgentUnreachable;

    /**
     * Probes the whole node, with every block device that it has, and changes nothing. Slower than {@link #probe}.
     *
     * @throws AgentUnreachable if the node cannot be asked or its answer makes no sense
     */
    NodeFacts probeNode() throws AgentUnreachable;

    /**
     * Performs a step in the name of a run, to which the node belongs from then on: steps of other runs are
     * {@linkplain StepResult.Status#HELD held off}. Every way it can end, a lost connection too, is a result and not an
     * exception.
     */
    StepResult perform(ScriptStep step, RunIdentity run);

    /**
     * Gives the node's lock back, or takes it away, unless it is another one's by now or a step is at work.
     *
     * @param lock the name of the run that the node belonged to, or what a look at the node called its lock
     * @return done, or unchanged when the node was nobody's
     */
    StepResult release(String lock);

    /**
     * Looks at the node together with its journal and changes nothing.
     *
     * @throws AgentUnreachable when the node cannot be asked or gives no answer that makes sense
     */
    Evidence evidence(ProbeRequest request) throws AgentUnreachable;

    /**
     * Checks the way to the node and whether it could be worked on, in one login and one look; changes nothing. Every way
     * this can end, no connection too, is a result and not an exception.
     */
    NodeCheckResult check();

    /**
     * Runs a command of the operator. Every way this can end, no connection too, is a result and not an exception. An
     * interrupt ends the wait for the command, but not the command.
     */
    NodeCommandResult run(NodeCommand command);

    /**
     * Closes the connection, if there is one, because nothing is asked for a while; the next call connects again. An agent on
     * loan keeps it for the next command.
     */
    void disconnect();

    /** Lets go of the connection, if there is one. */
    @Override
    void close();
}
