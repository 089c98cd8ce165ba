package io.volmount.ssh;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets a few logins at one server be under way at a time, in the order of asking. OpenSSH's servers hang up on some from the
 * eleventh on (MaxStartups 10:30:100), and others may be logging in too. Safe for threads.
 */
final class Doors {
    private static final int WIDTH = 8;

    private final Map<Server, Semaphore> doors = new ConcurrentHashMap<>();

    private record Server(String address, int port, Way way) {}

    /** One permit is for one login. */
    Semaphore to(SshTarget target) {
        Server server = new Server(target.address(), target.port(), target.way());
        return doors.computeIfAbsent(server, one -> new Semaphore(WIDTH, true));
    }
}
