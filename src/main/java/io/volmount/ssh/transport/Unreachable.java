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
 * The login failed; nothing was run on the node. The message is one sentence: target, cause and, if there is one,
 * remedy.
 */
public final class Unreachable extends AgentUnreachable {
    /** Why the login failed. */
    public enum Kind {
        /** The host name does not resolve. */
        CANNOT_RESOLVE,
        /** No network path to the node. */
        NO_ROUTE,
        /** The node is up, but nothing listens on the port. */
        REFUSED,
        /** The TCP connection or the login timed out. */
        TIMED_OUT,
        /** The server closed the connection before authentication, as sshd does at MaxStartups. */
        THROTTLED(true),
        /** The server says that too many logins are in progress. */
        TOO_MANY_LOGINS(true),
        /** The connection was lost during authentication. */
        CLOSED(true),
        /** The login to a bastion failed; the message names the bastion and the cause. */
        BASTION_UNREACHABLE,
        /** The connection to a bastion was lost. */
        BASTION_LOST(true),
        /** The bastion refuses to forward connections to the target. */
        NOT_FORWARDED,
        /** The ProxyCommand failed. */
        PROXY_FAILED,
        HOST_KEY_UNKNOWN,
        HOST_KEY_CHANGED,
        HOST_KEY_REVOKED,
        /** The host certificate is forged or damaged; or it is not valid, and its key is not in known_hosts either. */
        HOST_CERTIFICATE_REFUSED,
        /** No identity is usable; the node was not contacted. */
        NO_IDENTITY,
        /** The server accepted none of the identities. */
        LOGIN_REFUSED,
        /** Client and server have no common algorithm of some type. */
        NO_COMMON_ALGORITHM,
        /** The port is not served by an SSH 2 server. */
        NOT_SSH,
        /** The SSH server violated the protocol. */
        PROTOCOL_ERROR;

        private final boolean isTransient;

        Kind() {
            this(false);
        }

        Kind(boolean isTransient) {
            this.isTransient = isTransient;
        }

        /** Whether a retry a moment later is likely to succeed. */
        public boolean isTransient() {
            return isTransient;
        }

        /** Whether fewer logins at a time may be what the server needs. */
        public boolean isThrottling() {
            return this == THROTTLED || this == TOO_MANY_LOGINS;
        }

        /** Whether the server may be restarting. */
        public boolean mayBeRestarting() {
            return this == REFUSED || this == NO_ROUTE || this == TIMED_OUT;
        }
    }

    private static final Set<Kind> UNTRUSTED = EnumSet.of(
            Kind.HOST_KEY_UNKNOWN, Kind.HOST_KEY_CHANGED, Kind.HOST_KEY_REVOKED, Kind.HOST_CERTIFICATE_REFUSED);

    private final Kind kind;
    private final String place;
    private final String cause;
    private final transient List<NodeCheck> passed;

    public Unreachable(Kind kind, SshTarget target, String cause) {
        this(kind, target.description(), cause, List.of());
    }

    private Unreachable(Kind kind, String place, String cause, List<NodeCheck> passed) {
        super(place + ": " + cause);
        this.kind = kind;
        this.place = place;
        this.cause = cause;
        this.passed = passed;
    }

    /** This failure, preceded by these passed checks. */
    public Unreachable afterPassing(List<NodeCheck> passed) {
        return new Unreachable(kind, place, cause, passed);
    }

    /** This failure, with the number of attempts. */
    public Unreachable afterAttempts(int attempts) {
        return attempts == 1 ? this : withCause(cause + ", at each of " + attempts + " attempts");
    }

    /** The failure to reach a target because the login to its bastion failed. */
    public Unreachable ofBastion(SshTarget server, SshTarget target) {
        String prefix = kind == Kind.BASTION_UNREACHABLE ? "" : "no login on " + server.destination() + ": ";
        return new Unreachable(Kind.BASTION_UNREACHABLE, target, prefix + cause);
    }

    /** This failure with the secrets masked; the server's text may contain them. */
    public Unreachable masked(KnownSecrets secrets) {
        return new Unreachable(
                kind, place, secrets.maskQuoting(cause, place), MaskedShell.masked(passed, secrets, place));
    }

    /** This failure with an additional clause. */
    public Unreachable withDetail(String clause) {
        return withCause(cause + "; " + clause);
    }

    private Unreachable withCause(String cause) {
        return new Unreachable(kind, place, cause, passed);
    }

    @Override
    public boolean untrusted() {
        return UNTRUSTED.contains(kind);
    }

    public Kind kind() {
        return kind;
    }

    /** The passed checks and the failed one, which is the next; without an identity it is the login. */
    @Override
    public List<NodeCheck> checks() {
        Subject failed = kind == Kind.NO_IDENTITY ? Subject.LOGIN : Subject.values()[passed.size()];
        return Stream.concat(passed.stream(), Stream.of(NodeCheck.failed(failed, getMessage())))
                .toList();
    }
}
