package io.volmount.ssh;

import java.util.concurrent.Semaphore;

/**
 * Lets a few logins at one server be under way at a time, in the order of asking, and fewer once the server has turned one
 * away. Safe for threads.
 */
final class Door {
    private final Way in = new Way();
    private int width;

    private static final class Way extends Semaphore {
        private static final long serialVersionUID = 1L;

        Way() {
            super(0, true);
        }

        void narrow(int by) {
            reducePermits(by);
        }
    }

    Door(int width) {
        this.width = width;
        in.release(width);
    }

    void enter() throws InterruptedException {
        in.acquire();
    }

    void leave() {
        in.release();
    }

    /** Half as many from now on, and one at least; whoever is in stays in. */
    synchronized void narrow() {
        int half = Math.max(1, width / 2);
        in.narrow(width - half);
        width = half;
    }
}
