package io.volmount.ssh.transport;

import io.volmount.access.SshTarget;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.session.MaskedShell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * No login: nothing was run on the node. The message is one sentence that names the target, the cause and, where there
 * is one, the remedy.
 */
public final class Unreachable extends AgentUnreachable {
    private static final long serialVersionUID = 1L;

    /** Why there was no login. */
    public enum Kind {
        /** The address is a name that does not resolve. */
        CANNOT_RESOLVE,
        /** No network path to the node. */
        NO_ROUTE,
        /** The node is up, but nothing listens on the port. */
        REFUSED,
        /** No TCP connection, or no login after it, in the time given. */
        TIMED_OUT,
        /** The server hung up before it asked who we are, as sshd does at MaxStartups. */
        THROTTLED(true),
        /** The connection was lost during authentication. */
        CLOSED(true),
        /** A server on the way could not be logged in to; the message says which, and why. */
        NO_WAY,
        /** The connection to a server on the way was lost. */
        WAY_LOST(true),
        /** The server before the target does not let connections through to it. */
        NOT_FORWARDED,
        /** The command that is to connect to the target failed. */
        PROXY_FAILED,
        HOST_KEY_UNKNOWN,
        HOST_KEY_CHANGED,
        HOST_KEY_REVOKED,
        /** The server's certificate is untrue; or it does not count, and its key is not known either. */
        HOST_CERTIFICATE_REFUSED,
        /** No identity file could be used; the node was not contacted. */
        NO_IDENTITY,
        /** The server accepted none of the identities. */
        LOGIN_REFUSED,
        /** Client and server share no algorithm of some sort. */
        NO_COMMON_ALGORITHM,
        /** Something else than an SSH 2 server answers on this port. */
        NOT_SSH,
        /** An SSH server, but it broke the protocol. */
        PROTOCOL_ERROR;

        private final boolean passing;

        Kind() {
            this(false);
        }

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether the same attempt, a moment later, may well succeed. */
        public boolean passing() {
            return passing;
        }

        /** Whether the server may just be starting again. */
        public boolean away() {
            return this == REFUSED || this == NO_ROUTE || this == TIMED_OUT;
        }
    }

    private static final Set<Kind> UNTRUSTED = EnumSet.of(
            Kind.HOST_KEY_UNKNOWN, Kind.HOST_KEY_CHANGED, Kind.HOST_KEY_REVOKED, Kind.HOST_CERTIFICATE_REFUSED);

    private final Kind kind;
    private final String place;
    private final String cause;
    private final transient List<NodeCheck> good;

    public Unreachable(Kind kind, SshTarget target, String cause) {
        this(kind, target.place(), cause, List.of());
    }

    private Unreachable(Kind kind, String place, String cause, List<NodeCheck> good) {
        super(place + ": " + cause);
        this.kind = kind;
        this.place = place;
        this.cause = cause;
        this.good = good;
    }

    /** The same, after these checks were found good. */
    public Unreachable beyond(List<NodeCheck> good) {
        return new Unreachable(kind, place, cause, good);
    }

    /** The same, at the end of several attempts. */
    public Unreachable after(int attempts) {
        return attempts == 1 ? this : saying(cause + ", at each of " + attempts + " attempts");
    }

    /** What this failure to log in to a server means for a target behind it. */
    public Unreachable behind(SshTarget server, SshTarget target) {
        String where = kind == Kind.NO_WAY ? "" : "no login on " + server.server() + ": ";
        return new Unreachable(Kind.NO_WAY, target, where + cause);
    }

    /** The same without these secrets, some of which the server may have said. */
    public Unreachable masked(KnownSecrets secrets) {
        return new Unreachable(
                kind, place, secrets.maskQuoting(cause, place), MaskedShell.masked(good, secrets, place));
    }

    /** The same, with more to say. */
    public Unreachable adding(String clause) {
        return saying(cause + "; " + clause);
    }

    private Unreachable saying(String words) {
        return new Unreachable(kind, place, words, good);
    }

    @Override
    public boolean untrusted() {
        return UNTRUSTED.contains(kind);
    }

    public Kind kind() {
        return kind;
    }

    /** What is next after all that was good has failed; without a key there was no use in trying anything. */
    @Override
    public List<NodeCheck> checks() {
        Subject failed = kind == Kind.NO_IDENTITY ? Subject.LOGIN : Subject.values()[good.size()];
        return Stream.concat(good.stream(), Stream.of(NodeCheck.failed(failed, getMessage())))
                .toList();
    }
}
