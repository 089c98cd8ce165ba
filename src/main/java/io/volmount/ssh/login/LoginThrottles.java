package io.volmount.ssh.login;

import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The door of every server. OpenSSH's servers hang up on some logins from the eleventh on (MaxStartups 10:30:100), and
 * others may be logging in too. Safe for threads.
 */
final class LoginThrottles {
    private static final int WIDTH = 8;

    private final Map<Server, LoginThrottle> doors = new ConcurrentHashMap<>();

    private record Server(String address, int port, Route route) {}

    LoginThrottle to(SshTarget target) {
        Server server = new Server(target.address(), target.port(), target.route());
        return doors.computeIfAbsent(server, one -> new LoginThrottle(WIDTH));
    }
}
