package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import io.volmount.ssh.transport.Deadline;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.util.Locale;
import java.util.Optional;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** Explains why a bastion did not connect to a target. */
record TunnelFailure(SshTarget target, SshTarget bastion) {

    /** @param bastionEnd why the connection to the bastion ended, if it did */
    Unreachable openFailed(Optional<String> bastionEnd, SSHException thrown) {
        if (bastionEnd.isPresent() || !(thrown instanceof OpenFailException refusal)) {
            return lost(bastionEnd, PeerText.clean(thrown.getMessage()));
        }
        String reason = PeerText.clean(refusal.getMessage());
        return switch (refusal.getReason()) {
            case ADMINISTRATIVELY_PROHIBITED, UNKNOWN_CHANNEL_TYPE ->
                because(
                        Kind.NOT_FORWARDED,
                        bastion.destination() + " does not allow forwarding to it (" + reason
                                + "); allow it with AllowTcpForwarding and PermitOpen in its sshd_config");
            case RESOURCE_SHORTAGE ->
                because(Kind.THROTTLED, bastion.destination() + " cannot open another connection (" + reason + ")");
            case CONNECT_FAILED, UNKNOWN -> notConnected(reason);
        };
    }

    /** The deadline passed, or the bastion was lost. */
    Unreachable noAnswer(Optional<String> bastionEnd, Deadline deadline) {
        return bastionEnd.isEmpty()
                ? because(
                        Kind.TIMED_OUT, bastion.destination() + " did not connect to it within " + deadline.limitText())
                : lost(bastionEnd, "");
    }

    private Unreachable lost(Optional<String> bastionEnd, String otherwise) {
        String why = bastionEnd.orElse(bastion.destination() + " was lost: " + otherwise);
        return because(Kind.BASTION_LOST, "the connection to " + why);
    }

    /** Classifies the bastion's system error, which sshd passes on. */
    private Unreachable notConnected(String reason) {
        String lowerCase = reason.toLowerCase(Locale.ROOT);
        Kind kind = lowerCase.contains("refused")
                ? Kind.REFUSED
                : lowerCase.contains("timed out")
                        ? Kind.TIMED_OUT
                        : lowerCase.contains("resol") || lowerCase.contains("not known")
                                ? Kind.CANNOT_RESOLVE
                                : Kind.NO_ROUTE;
        return because(kind, "cannot be reached from " + bastion.destination() + ": " + reason);
    }

    private Unreachable because(Kind kind, String cause) {
        return new Unreachable(kind, target, cause);
    }
}
