package io.volmount.mesos.maintenance;

import java.util.OptionalInt;

/** How an agent stands with regard to draining, as the leading master says. */
public sealed interface DrainState {
    /** A drain has begun, and was not ended. */
    sealed interface Begun extends DrainState {
        DrainMethod method();

        /**
         * Whether it is the drain that was asked for: begun for the same run and the same agent ID. What others began is never
         * ended by volmount.
         */
        boolean own();
    }

    /**
     * Neither drained nor deactivated, nor in a maintenance window.
     *
     * @param method how it can be drained
     * @param active whether it is connected, so that its resources are offered
     */
    record NotDraining(DrainMethod method, boolean active) implements DrainState {}

    /**
     * Its tasks are ending, or asked to.
     *
     * @param tasks that have not ended; empty if the master does not say
     */
    record Draining(DrainMethod method, boolean own, OptionalInt tasks) implements Begun {}

    /** No task is left. By {@link DrainMethod#DRAIN} it stays so until it is reactivated; in a window it may change. */
    record Drained(DrainMethod method, boolean own) implements Begun {}

    /** Deactivated by an operator, without being drained. */
    record Deactivated() implements DrainState {}

    /**
     * The master has no agent of this ID, and there is no own window. The agent never registered, or was removed, or has been
     * unreachable for long, or registered with another ID: see {@link AgentDrains#end}.
     */
    record Gone() implements DrainState {}

    /**
     * The master answered, and does not do it.
     *
     * @param sentence with the URL, what was refused, and the master's own words
     */
    record Refused(String sentence) implements DrainState {}

    /**
     * The master was not heard, or not understood. Asking again may help.
     *
     * @param sentence with the URL, the cause and the remedy
     */
    record Untold(String sentence) implements DrainState {}
}
