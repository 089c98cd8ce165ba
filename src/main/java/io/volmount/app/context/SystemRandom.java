package io.volmount.app.context;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Unpredictable numbers. Looks for their source, which takes long, only when the first is asked for. Safe for threads. */
final class SystemRandom implements RandomGenerator {
    private static final class Source {
        private static final SecureRandom RANDOM = new SecureRandom();
    }

    @Override
    public long nextLong() {
        return Source.RANDOM.nextLong();
    }
}
