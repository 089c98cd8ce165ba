package io.volmount.probe;

import io.volmount.agent.Period;
import java.util.function.Function;

/** What asking one agent came to: an answer, or why there is none. */
public sealed interface ProbeResult<T> {

    /** When the agent was asked, until it had answered or was given up. */
    Period time();

    /** Both ends in one value. */
    <R> R map(Function<T, R> given, Function<String, R> silent);

    /** The agent answered. */
    record Ok<T>(T value, Period time) implements ProbeResult<T> {
        @Override
        public <R> R map(Function<T, R> given, Function<String, R> silent) {
            return given.apply(value);
        }
    }

    /** It did not, for this reason, a sentence. */
    record Unreachable<T>(String reason, Period time) implements ProbeResult<T> {
        @Override
        public <R> R map(Function<T, R> given, Function<String, R> silent) {
            return silent.apply(reason);
        }
    }
}
