package io.volmount.shell.session;

import java.util.random.RandomGenerator;

/** Unpredictable words, one per script. */
public final class Nonce {
    private Nonce() {}

    public static String draw(RandomGenerator random) {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
