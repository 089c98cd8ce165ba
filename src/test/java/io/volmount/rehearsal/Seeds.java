package io.volmount.rehearsal;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Seeds to try something with; one that fails is named, and {@code -Dvolmount.seed=SEED} tries it alone. */
final class Seeds {
    private Seeds() {}

    /** Tries the first so many, unless one is asked for. */
    static void each(int number, LongConsumer trial) {
        Long one = Long.getLong("volmount.seed");
        LongStream seeds = one == null ? LongStream.range(0, number) : LongStream.of(one);
        seeds.forEach(seed -> {
            try {
                trial.accept(seed);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed + "; -Dvolmount.seed=" + seed + " runs it alone", failed);
            }
        });
    }
}
