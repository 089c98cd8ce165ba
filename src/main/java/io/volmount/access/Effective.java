package io.volmount.access;

import io.volmount.document.Place;
import io.volmount.document.Placed;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that holds.
 *
 * @param source where somebody wrote it; empty when nobody did and it is the default
 */
public record Effective<T>(T value, Optional<Place> source) {

    static <T> Effective<T> usual(T value) {
        return new Effective<>(value, Optional.empty());
    }

    static <T> Effective<T> of(Placed<T> written) {
        return new Effective<>(written.value(), Optional.of(written.place()));
    }

    static <T> Effective<T> of(Optional<Placed<T>> written, T usual) {
        return written.map(Effective::of).orElseGet(() -> usual(usual));
    }

    public <R> Effective<R> map(Function<T, R> made) {
        return new Effective<>(made.apply(value), source);
    }

    /** {@code file:line:column}, or {@code default}. */
    public String origin() {
        return source.map(Place::toString).orElse("default");
    }
}
