package io.volmount.document;

import java.util.function.Function;

/** A value, and where somebody wrote it. */
public record Placed<T>(T value, Place place) {

    /** Another value made of this one, from the same place. */
    public <R> Placed<R> map(Function<T, R> made) {
        return new Placed<>(made.apply(value), place);
    }
}
