package io.volmount.ssh.transport;

import io.volmount.ssh.transport.Unreachable.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said where a login ended before it began, by the server or by an ssh on the route, and what it means. */
public final class Throttling {
    private static final Pattern TOO_MANY_LOGINS = Pattern.compile("(?i)MaxStartups|not allowed at this time");

    /** What ssh prints when the server disconnects during the handshake. */
    private static final Pattern HUNG_UP =
            Pattern.compile("(?i)connection (closed|reset) by|kex_exchange_identification");

    private Throttling() {}

    /** Whether this is what sshd says above MaxStartups. */
    public static boolean tooManyLogins(String text) {
        return TOO_MANY_LOGINS.matcher(text).find();
    }

    /** The failure that the last output of an ssh tells of; empty if it tells of another one than throttling. */
    static Optional<Kind> of(String output) {
        if (tooManyLogins(output)) {
            return Optional.of(Kind.TOO_MANY_LOGINS);
        }
        return HUNG_UP.matcher(output).find() ? Optional.of(Kind.THROTTLED) : Optional.empty();
    }
}
