package io.volmount.ssh.login;

import java.util.concurrent.Semaphore;

/**
 * Limits the concurrent logins at one server, in FIFO order; the limit is halved when the server throttles.
 * Thread-safe.
 */
final class LoginThrottle {
    private final Permits permits = new Permits();
    private int limit;

    private static final class Permits extends Semaphore {
        Permits() {
            super(0, true);
        }

        void reduce(int by) {
            reducePermits(by);
        }
    }

    LoginThrottle(int limit) {
        this.limit = limit;
        permits.release(limit);
    }

    void acquire() throws InterruptedException {
        permits.acquire();
    }

    void release() {
        permits.release();
    }

    /** Halves the limit, to at least one; logins in progress continue. */
    synchronized void halve() {
        int half = Math.max(1, limit / 2);
        permits.reduce(limit - half);
        limit = half;
    }
}
