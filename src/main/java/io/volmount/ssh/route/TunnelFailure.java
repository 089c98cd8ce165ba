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

/** Why a bastion made no connection to a target. */
record TunnelFailure(SshTarget target, SshTarget hop) {

    /** @param carrierEnd why the connection to the bastion is over, if it is */
    Unreachable explain(Optional<String> carrierEnd, SSHException thrown) {
        if (carrierEnd.isPresent() || !(thrown instanceof OpenFailException refusal)) {
            return lost(carrierEnd, PeerText.clean(thrown.getMessage()));
        }
        String said = PeerText.clean(refusal.getMessage());
        return switch (refusal.getReason()) {
            case ADMINISTRATIVELY_PROHIBITED, UNKNOWN_CHANNEL_TYPE ->
                because(
                        Kind.NOT_FORWARDED,
                        hop.server() + " does not let connections through to it (" + said
                                + "); allow them there, as with AllowTcpForwarding and PermitOpen in its sshd_config");
            case RESOURCE_SHORTAGE ->
                because(Kind.THROTTLED, hop.server() + " has no room for one more connection (" + said + ")");
            case CONNECT_FAILED, UNKNOWN -> notConnected(said);
        };
    }

    /** There was no answer in time, or nobody left to answer. */
    Unreachable silence(Optional<String> carrierEnd, Deadline deadline) {
        return carrierEnd.isEmpty()
                ? because(Kind.TIMED_OUT, hop.server() + " got no connection to it within " + deadline.words())
                : lost(carrierEnd, "");
    }

    private Unreachable lost(Optional<String> carrierEnd, String otherwise) {
        String why = carrierEnd.orElse(hop.server() + " was lost: " + otherwise);
        return because(Kind.WAY_LOST, "the connection to " + why);
    }

    /** In the words of the bastion's system, as OpenSSH passes them on. */
    private Unreachable notConnected(String said) {
        String reason = said.toLowerCase(Locale.ROOT);
        Kind kind = reason.contains("refused")
                ? Kind.REFUSED
                : reason.contains("timed out")
                        ? Kind.TIMED_OUT
                        : reason.contains("resol") || reason.contains("not known")
                                ? Kind.CANNOT_RESOLVE
                                : Kind.NO_ROUTE;
        return because(kind, "cannot be reached from " + hop.server() + ": " + said);
    }

    private Unreachable because(Kind kind, String cause) {
        return new Unreachable(kind, target, cause);
    }
}
