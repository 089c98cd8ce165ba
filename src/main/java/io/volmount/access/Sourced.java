package io.volmount.access;

import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting's value and its source.
 *
 * @param source where it is written; empty for a default
 */
record Sourced<T>(T value, Optional<SourceLocation> source) {

    static <T> Sourced<T> byDefault(T value) {
        return new Sourced<>(value, Optional.empty());
    }

    static <T> Sourced<T> of(Located<T> written) {
        return new Sourced<>(written.value(), Optional.of(written.location()));
    }

    static <T> Sourced<T> of(Optional<Located<T>> written, T defaultValue) {
        return written.map(Sourced::of).orElseGet(() -> byDefault(defaultValue));
    }

    <R> Sourced<R> map(Function<T, R> made) {
        return new Sourced<>(made.apply(value), source);
    }
}
