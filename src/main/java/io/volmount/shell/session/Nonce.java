package io.volmount.shell.session;

import java.util.random.RandomGenerator;

/** Words that nothing on a node can know beforehand, one for each script. */
public final class Nonce {
    private Nonce() {}

    public static String draw(RandomGenerator random) {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
