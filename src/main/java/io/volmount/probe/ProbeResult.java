package io.volmount.probe;

import io.volmount.agent.Period;
import java.util.function.Function;

/** The result of asking one agent: its answer, or why there is none. */
public sealed interface ProbeResult<T> {

    /** From the request until the answer, or until the agent was given up. */
    Period time();

    /** Maps both cases to one type. */
    <R> R map(Function<T, R> given, Function<String, R> silent);

    /** The agent answered. */
    record Ok<T>(T value, Period time) implements ProbeResult<T> {
        @Override
        public <R> R map(Function<T, R> given, Function<String, R> silent) {
            return given.apply(value);
        }
    }

    /** The agent did not answer; the reason is a sentence. */
    record Unreachable<T>(String reason, Period time) implements ProbeResult<T> {
        @Override
        public <R> R map(Function<T, R> given, Function<String, R> silent) {
            return silent.apply(reason);
        }
    }
}
