package io.volmount.ssh.login;

import io.volmount.access.SshTarget;
import io.volmount.ssh.algorithm.AlgorithmMismatch;
import io.volmount.ssh.connection.SshjClient;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.Throttling;
import io.volmount.ssh.transport.Transport;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.userauth.UserAuthException;

/** Determines why a login failed. */
record LoginFailure(
        SshTarget target,
        SshjClient client,
        GuardedTransport transport,
        Authentication authentication,
        Duration limit) {
    private static final String CLOSED_EARLY = "the server closed the connection before its identification";

    /**
     * @param thrown sshj's exception; often only a consequence of the cause
     * @param timedOut whether the login timeout had expired
     * @param refusal of the host key check
     */
    Unreachable explain(Exception thrown, boolean timedOut, Optional<Unreachable> refusal) {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (timedOut) {
            return because(Kind.TIMED_OUT, "no login within " + Deadline.format(limit) + ": " + waitedFor());
        }
        if (client.stage() == SshjClient.Stage.BANNER && Throttling.tooManyLogins(prologue())) {
            return because(
                    Kind.TOO_MANY_LOGINS,
                    CLOSED_EARLY + " (" + PeerText.clean(prologue()) + "), as sshd does above MaxStartups");
        }
        Optional<Transport.Loss> loss = transport.loss();
        if (loss.isPresent()) {
            boolean answered = client.stage() != SshjClient.Stage.BANNER;
            return because(
                    answered ? Kind.CLOSED : loss.get().kind(), loss.get().message());
        }
        String cause = client.disconnectCause()
                .map(SshjClient.DisconnectCause::message)
                .orElse(thrown.getMessage());
        DisconnectReason reason =
                client.disconnectCause().map(SshjClient.DisconnectCause::reason).orElse(DisconnectReason.UNKNOWN);
        if (reason == DisconnectReason.TOO_MANY_CONNECTIONS) {
            return because(Kind.TOO_MANY_LOGINS, "the server refused the connection: " + PeerText.clean(cause));
        }
        return switch (client.stage()) {
            case BANNER -> inBanner(cause);
            case KEY_EXCHANGE -> inKeyExchange(cause);
            case LOGIN -> inLogin(thrown, cause);
        };
    }

    private String waitedFor() {
        return switch (client.stage()) {
            case BANNER -> "the port is open, but no SSH server has identified itself";
            case KEY_EXCHANGE -> "the key exchange did not complete";
            case LOGIN -> "the server did not answer: " + authentication.summary();
        };
    }

    private Unreachable inBanner(String cause) {
        if (transport.in().identified()) {
            return because(Kind.NOT_SSH, "the server does not speak SSH 2: " + PeerText.clean(cause));
        }
        String prologue = prologue();
        if (prologue.isEmpty()) {
            return because(
                    Kind.THROTTLED,
                    CLOSED_EARLY + ", as sshd does above MaxStartups, or a port forwarder with its node down");
        }
        return because(Kind.NOT_SSH, "the port is open, but not an SSH server: \"" + PeerText.clean(prologue) + "\"");
    }

    /** What the server said in place of its identification. */
    private String prologue() {
        return transport.in().identified() ? "" : transport.in().prologue().strip();
    }

    private Unreachable inKeyExchange(String cause) {
        Optional<AlgorithmMismatch> mismatch = AlgorithmMismatch.parse(String.valueOf(cause));
        if (mismatch.isPresent()) {
            return because(Kind.NO_COMMON_ALGORITHM, mismatch.get().message());
        }
        return wasCut()
                ? because(Kind.THROTTLED, "the server closed the connection during the key exchange")
                : because(Kind.PROTOCOL_ERROR, "the key exchange failed: " + PeerText.clean(cause));
    }

    private Unreachable inLogin(Exception thrown, String cause) {
        String tried = authentication.summary();
        if (client.disconnectCause().isEmpty() && thrown instanceof UserAuthException) {
            return because(Kind.LOGIN_REFUSED, "login refused: " + tried + allowedMethods());
        }
        return wasCut()
                ? because(Kind.CLOSED, "the server closed the connection during the login: " + tried)
                : because(
                        Kind.LOGIN_REFUSED,
                        "the server disconnected during the login" + " (" + PeerText.clean(cause) + "): " + tried);
    }

    /**
     * Whether the connection ended without a disconnect message. A failed write may be the first sign, before sshj
     * reports one.
     */
    private boolean wasCut() {
        return transport.closedByPeer() || client.disconnectCause().isEmpty();
    }

    private String allowedMethods() {
        Collection<String> methods = client.allowedMethods();
        return methods.isEmpty() ? "" : "; the server accepts " + PeerText.clean(String.join(" or ", methods));
    }

    private Unreachable because(Kind kind, String cause) {
        return new Unreachable(kind, target, cause);
    }
}
