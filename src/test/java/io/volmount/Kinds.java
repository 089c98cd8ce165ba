package io.volmount;

import java.util.Arrays;
import java.util.stream.Stream;

/** Finds the kinds of a sealed interface. */
public final class Kinds {
    private Kinds() {}

    public static Stream<Class<?>> of(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::of) : Stream.of(type);
    }
}
