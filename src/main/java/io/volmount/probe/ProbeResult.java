package io.volmount.probe;

import java.util.function.Function;

/** What asking one agent came to: an answer, or why there is none. */
public sealed interface ProbeResult<T> {

    /** Both ends in one value. */
    <R> R map(Function<T, R> given, Function<String, R> silent);

    /** The agent answered. */
    record Ok<T>(T value) implements ProbeResult<T> {
        @Override
        public <R> R map(Function<T, R> given, Function<String, R> silent) {
            return given.apply(value);
        }
    }

    /** It did not, for this reason, a sentence. */
    record Unreachable<T>(String reason) implements ProbeResult<T> {
        @Override
        public <R> R map(Function<T, R> given, Function<String, R> silent) {
            return silent.apply(reason);
        }
    }
}
