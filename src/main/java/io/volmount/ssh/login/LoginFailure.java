package io.volmount.ssh.login;

import io.volmount.access.SshTarget;
import io.volmount.ssh.algorithm.AlgorithmMismatch;
import io.volmount.ssh.connection.SshjClient;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.Transport;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.userauth.UserAuthException;

/** Finds out why a login failed, from all that is left of it. */
record LoginFailure(
        SshTarget target, SshjClient client, GuardedTransport wire, Authentication authentication, Duration limit) {

    /**
     * @param thrown what sshj threw, often but a consequence
     * @param late whether the time for the login had run out
     * @param refusal what the host key check had to say
     */
    Unreachable explain(Exception thrown, boolean late, Optional<Unreachable> refusal) {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (late) {
            return because(Kind.TIMED_OUT, "no login within " + Deadline.words(limit) + ": " + waitedFor());
        }
        Optional<Transport.Loss> loss = wire.loss();
        if (loss.isPresent()) {
            boolean answered = client.stage() != SshjClient.Stage.BANNER;
            return because(
                    answered ? Kind.CLOSED : loss.get().kind(), loss.get().words());
        }
        String cause = client.death().map(SshjClient.Death::message).orElse(thrown.getMessage());
        DisconnectReason reason = client.death().map(SshjClient.Death::reason).orElse(DisconnectReason.UNKNOWN);
        if (reason == DisconnectReason.TOO_MANY_CONNECTIONS) {
            return because(Kind.THROTTLED, "the server turned us away: " + PeerText.clean(cause));
        }
        return switch (client.stage()) {
            case BANNER -> inBanner(cause);
            case KEY_EXCHANGE -> inKeyExchange(cause);
            case LOGIN -> inLogin(thrown, cause);
        };
    }

    private String waitedFor() {
        return switch (client.stage()) {
            case BANNER -> "the port is open, but no SSH server has named itself";
            case KEY_EXCHANGE -> "the key exchange did not end";
            case LOGIN -> "the server did not answer: " + authentication.account();
        };
    }

    private Unreachable inBanner(String cause) {
        String said = wire.in().prologue().strip();
        if (wire.in().identified()) {
            return because(Kind.NOT_SSH, "the server does not speak SSH 2: " + PeerText.clean(cause));
        }
        if (said.isEmpty() || said.matches("(?is).*(MaxStartups|not allowed at this time).*")) {
            return because(
                    Kind.THROTTLED,
                    "the server hung up before its banner" + (said.isEmpty() ? "" : " (" + PeerText.clean(said) + ")")
                            + ", as sshd does at MaxStartups logins under way, and a forwarded port whose node is down");
        }
        return because(
                Kind.NOT_SSH, "the port is open, but no SSH server answers on it: \"" + PeerText.clean(said) + "\"");
    }

    private Unreachable inKeyExchange(String cause) {
        Optional<AlgorithmMismatch> disagreement = AlgorithmMismatch.in(String.valueOf(cause));
        if (disagreement.isPresent()) {
            return because(Kind.NO_COMMON_ALGORITHM, disagreement.get().sentence());
        }
        return wireWasCut()
                ? because(Kind.THROTTLED, "the server hung up during the key exchange")
                : because(Kind.PROTOCOL_ERROR, "the key exchange failed: " + PeerText.clean(cause));
    }

    private Unreachable inLogin(Exception thrown, String cause) {
        String tried = authentication.account();
        if (client.death().isEmpty() && thrown instanceof UserAuthException) {
            return because(Kind.LOGIN_REFUSED, "login refused: " + tried + wanted());
        }
        return wireWasCut()
                ? because(Kind.CLOSED, "the server hung up during the login: " + tried)
                : because(Kind.LOGIN_REFUSED, "the server ended the login (" + PeerText.clean(cause) + "): " + tried);
    }

    /** Whether the end came without a word; a failed write may be the first to notice, and then there is no death yet. */
    private boolean wireWasCut() {
        return wire.hungUp() || client.death().isEmpty();
    }

    private String wanted() {
        Collection<String> methods = client.wanted();
        return methods.isEmpty() ? "" : "; the server takes " + PeerText.clean(String.join(" or ", methods));
    }

    private Unreachable because(Kind kind, String cause) {
        return new Unreachable(kind, target, cause);
    }
}
