package io.volmount.document;

import java.util.function.Function;

/** A value, and where somebody wrote it. */
public record Located<T>(T value, SourceLocation location) {

    /** Another value made of this one, from the same place. */
    public <R> Located<R> map(Function<T, R> made) {
        return new Located<>(made.apply(value), location);
    }
}
