package io.volmount.ssh.hostkey;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a key that a server offered. */
public sealed interface HostKeyVerdict
        permits HostKeyVerdict.Trusted,
                HostKeyVerdict.Unknown,
                HostKeyVerdict.Changed,
                HostKeyVerdict.Revoked,
                HostKeyVerdict.Malformed,
                CertificateVerdict.Discounted,
                CertificateVerdict.Untrue,
                CertificateVerdict.SignerRevoked {

    /** Why not to log in, or empty if the key is trusted. */
    Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts);

    /** The types that the host is known by, if the offered key is of none of them: the server may hold the known key too. */
    default List<String> overlookedTypes() {
        return List.of();
    }

    /** The key, if all that speaks against it is that nothing is known of the host. */
    default Optional<HostKey> newKey() {
        return Optional.empty();
    }

    /** What else there is to say of a key that is let in as new. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** The very key is known for this host, or vouched for by an authority that is. */
    record Trusted() implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            return Optional.empty();
        }
    }

    /**
     * No key is known for this host.
     *
     * @param authorities certificate authorities that the files name for this host
     */
    record Unknown(HostKey offered, List<KnownHostKey> authorities) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String name = KnownHosts.nameOf(target.keyName(), target.keyPort());
            String cause =
                    "the host key is unknown: the server offered " + offered + ", and there is no key for " + name
                            + " in " + hosts.describeFiles() + aside(hosts)
                            + "; compare the fingerprint with the one on the node, then add what `ssh-keyscan -p "
                            + target.port() + " " + target.address() + "` prints"
                            + target.route().vantage() + " to a known_hosts file" + unkept(target);
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_UNKNOWN, target, cause));
        }

        @Override
        public Optional<HostKey> newKey() {
            return Optional.of(offered);
        }

        private static String unkept(SshTarget target) {
            return target.hostKeys().policy() == HostKeyPolicy.ACCEPT_NEW
                    ? AcceptedHostKeys.obstacle(target).map("; "::concat).orElse("")
                    : "";
        }

        private String aside(KnownHosts hosts) {
            if (!authorities.isEmpty()) {
                return ", nor did it show a certificate of the authority " + authorities.get(0);
            }
            List<String> warnings = hosts.warnings();
            return warnings.isEmpty()
                    ? ""
                    : " (" + warnings.get(0) + (warnings.size() > 1 ? ", and more broken lines" : "") + ")";
        }
    }

    /** Other keys are known for this host. */
    record Changed(HostKey offered, List<KnownHostKey> known) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String expected = known.stream().map(KnownHostKey::toString).collect(Collectors.joining(", "));
            String cause = "the host key has changed: the server offered " + offered + ", but known is " + expected
                    + "; either the node was reinstalled or something stands between, so find out which, and only if"
                    + " the node has a new key replace that line";
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
            String cause = "the server offered " + offered + ", which is revoked at " + line.place()
                    + "; give the node a new host key";
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_REVOKED, target, cause));
        }
    }

    /** It makes no sense as a key, or its certificate names an authority that makes none. */
    record Malformed() implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered a host key, or a certificate of one, that makes no sense; either it is"
                    + " damaged or something else than the node's sshd answers, so find out which";
            return Optional.of(new Unreachable(Unreachable.Kind.HOST_KEY_CHANGED, target, cause));
        }
    }
}
