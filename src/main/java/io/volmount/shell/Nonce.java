package io.volmount.shell;

import java.util.random.RandomGenerator;

/** Words that nothing on a node can know beforehand, one for each script. */
final class Nonce {
    private Nonce() {}

    static String draw(RandomGenerator random) {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
