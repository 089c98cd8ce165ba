package io.volmount.mesos.maintenance;

import java.time.Duration;

/**
 * Drains agents and puts them back. Each call answers with the state that was observed after it, and throws nothing. All can
 * be repeated: what is done already stays as it is. Thread-safe; for all agents of a master there is one of these.
 */
public interface AgentDrains {
    /** Only asks. */
    DrainState state(Drain drain);

    /**
     * Begins the drain if the agent is {@link DrainState.NotDraining}. In every other state it does nothing and answers with
     * that state: a drain that has begun goes on, and one of somebody else stays theirs.
     *
     * @param grace the longest time that a task may take to end after it was told to
     */
    DrainState begin(Drain drain, Duration grace);

    /**
     * Ends what {@link #begin} began for this same drain, and only that: reactivates the agent if it is drained, or removes
     * its maintenance window. Mesos does not let go of an agent while it drains, so that {@link DrainState.Draining} is
     * answered until its last task has ended; call this again then.
     *
     * <p>An agent that registered with another ID need not be reactivated, and cannot be: a drain belongs to the ID. The
     * master keeps it by ID ({@code Master::slaves.draining} and {@code .deactivated} in Mesos' {@code src/master/master.hpp}),
     * and the agent in {@code meta/slaves/ID/drain.config} ({@code src/slave/paths.hpp}), from where nothing is recovered
     * under another ID. The master removes the former ID, and its drain with it, as the agent registers again at the same
     * address ({@code Master::_registerSlave}, {@code Master::removeSlave}). This is {@link DrainState.Gone}. A maintenance
     * window belongs to the machine: it stays whatever the ID, and is ended here.
     *
     * <p>Gone is also an agent that is unreachable, which the master keeps drained by its ID without naming it, should it come
     * back with that. So the call is made for an ID that is gone, too, if this same drain is known to have drained it.
     * Mesos ends the drain of an unreachable agent ({@code Master::Http::_reactivateAgent}), and refuses the call for an ID that
     * it does not know.
     *
     * @param confirmed whether the master once said that this same drain had drained the agent, as the run's journal shows; what
     *     this object has seen is known to it
     */
    DrainState end(Drain drain, boolean confirmed);
}
