package io.volmount.ssh.login;

import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One login throttle per server. By default sshd drops some connections from the eleventh concurrent login on
 * (MaxStartups 10:30:100), and other users may be logging in too. Thread-safe.
 */
final class LoginThrottles {
    private static final int LIMIT = 8;

    private final Map<Server, LoginThrottle> throttles = new ConcurrentHashMap<>();

    private record Server(String address, int port, Route route) {}

    LoginThrottle to(SshTarget target) {
        Server server = new Server(target.address(), target.port(), target.route());
        return throttles.computeIfAbsent(server, one -> new LoginThrottle(LIMIT));
    }
}
