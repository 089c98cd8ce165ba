package io.volmount.ssh.login;

import java.util.concurrent.Semaphore;

/**
 * Lets a few logins at one server be under way at a time, in the order of asking, and fewer once the server has turned one
 * away. Safe for threads.
 */
final class LoginThrottle {
    private final Permits permits = new Permits();
    private int width;

    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1L;

        Permits() {
            super(0, true);
        }

        void narrow(int by) {
            reducePermits(by);
        }
    }

    LoginThrottle(int width) {
        this.width = width;
        permits.release(width);
    }

    void enter() throws InterruptedException {
        permits.acquire();
    }

    void leave() {
        permits.release();
    }

    /** Half as many from now on, and one at least; whoever is in stays in. */
    synchronized void narrow() {
        int half = Math.max(1, width / 2);
        permits.narrow(width - half);
        width = half;
    }
}
