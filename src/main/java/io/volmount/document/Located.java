package io.volmount.document;

import java.util.function.Function;

/** A value and its location in a file. */
public record Located<T>(T value, SourceLocation location) {

    /** A value derived from this one, with the same location. */
    public <R> Located<R> map(Function<T, R> made) {
        return new Located<>(made.apply(value), location);
    }
}
