package io.volmount.ssh.hostkey;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The verdict on a host key or certificate that a server presented. */
public sealed interface HostKeyVerdict
        permits HostKeyVerdict.Trusted,
                HostKeyVerdict.Unknown,
                HostKeyVerdict.Changed,
                HostKeyVerdict.Revoked,
                HostKeyVerdict.Malformed,
                CertificateVerdict.NotValid,
                CertificateVerdict.BadSignature,
                CertificateVerdict.AuthorityRevoked {

    /** The failure to report, or empty if the key is trusted. */
    Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts);

    /** Known key types of the host, if the presented key is of another type: the server may have the known key too. */
    default List<String> overlookedTypes() {
        return List.of();
    }

    /** The key, if the host is unknown and nothing else speaks against accepting it as new. */
    default Optional<HostKey> newKey() {
        return Optional.empty();
    }

    /** A remark on a key accepted as new. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** The key is known for this host, or certified by a CA that is trusted for it. */
    record Trusted() implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            return Optional.empty();
        }
    }

    /**
     * No key is known for this host.
     *
     * @param authorities CAs that the files trust for this host
     */
    record Unknown(HostKey offered, List<KnownHostKey> authorities) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String name = KnownHosts.nameOf(target.keyName(), target.keyPort());
            String cause =
                    "the host key is unknown: the server offered " + offered + ", and there is no key for " + name
                            + " in " + hosts.describeFiles() + hint(hosts)
                            + "; compare the fingerprint with the one on the node, then add what `ssh-keyscan -p "
                            + target.port() + " " + target.address() + "` prints"
                            + target.route().onLastJumpHost() + " to a known_hosts file" + whyNotAccepted(target);
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_UNKNOWN, target, cause));
        }

        @Override
        public Optional<HostKey> newKey() {
            return Optional.of(offered);
        }

        private static String whyNotAccepted(SshTarget target) {
            return target.hostKeys().policy() == HostKeyPolicy.ACCEPT_NEW
                    ? AcceptedHostKeys.obstacle(target).map("; "::concat).orElse("")
                    : "";
        }

        private String hint(KnownHosts hosts) {
            if (!authorities.isEmpty()) {
                return ", nor did it present a certificate of the CA " + authorities.get(0);
            }
            List<String> warnings = hosts.warnings();
            return warnings.isEmpty()
                    ? ""
                    : " (" + warnings.get(0) + (warnings.size() > 1 ? ", and more invalid lines" : "") + ")";
        }
    }

    /** Other keys are known for this host. */
    record Changed(HostKey offered, List<KnownHostKey> known) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String expected = known.stream().map(KnownHostKey::toString).collect(Collectors.joining(", "));
            String cause = "the host key has changed: the server offered " + offered + ", but the known key is"
                    + " " + expected
                    + "; either the node was reinstalled or someone intercepts the connection: find out which, and"
                    + " replace that line only if the node has a new key";
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_CHANGED, target, cause));
        }

        @Override
        public List<String> overlookedTypes() {
            List<String> types =
                    known.stream().map(k -> k.key().type()).distinct().toList();
            return types.contains(offered.type()) ? List.of() : types;
        }
    }

    /** The key is revoked for this host. */
    record Revoked(HostKey offered, KnownHostKey line) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered " + offered + ", which is revoked at " + line.source()
                    + "; give the node a new host key";
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_REVOKED, target, cause));
        }
    }

    /** The key, or the CA key of its certificate, is malformed. */
    record Malformed() implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered a malformed host key or certificate; either it is damaged or this is"
                    + " not the node's sshd: find out which";
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_CHANGED, target, cause));
        }
    }
}
