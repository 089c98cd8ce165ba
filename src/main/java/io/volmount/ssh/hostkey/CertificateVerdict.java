package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.util.List;
import java.util.Optional;

/** Verdicts on host certificates that do not make their host trusted. */
final class CertificateVerdict {
    private CertificateVerdict() {}

    /**
     * The certificate does not count, so its key is taken like any other.
     *
     * @param key what is known of that
     * @param objection why the certificate does not count, and what to do
     */
    record Discounted(HostKey offered, HostKeyVerdict key, String objection) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            return newKey().isPresent()
                    ? Optional.of(new Unreachable(
                            Kind.HOST_CERTIFICATE_REFUSED,
                            target,
                            "the server offered " + offered + ", which is in none of " + hosts.describeFiles()
                                    + ", and " + why()))
                    : key.refusal(target, hosts).map(refused -> refused.adding(why()));
        }

        @Override
        public List<String> overlookedTypes() {
            return key.overlookedTypes();
        }

        @Override
        public Optional<HostKey> newKey() {
            return key.newKey();
        }

        @Override
        public Optional<String> note() {
            return Optional.of(why());
        }

        private String why() {
            return "its certificate does not count: " + objection;
        }
    }

    /** The authority did not sign this: the certificate is damaged or forged, which no honest server's is. */
    record Untrue(HostCertificate certificate) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered " + certificate.key() + " with a certificate that the authority "
                    + certificate.authority() + " did not sign as it is; it was damaged or forged, so find out which,"
                    + " and have the node's key signed anew";
            return Optional.of(new Unreachable(Kind.HOST_CERTIFICATE_REFUSED, target, cause));
        }
    }

    /** The authority is revoked for this host. */
    record SignerRevoked(HostCertificate certificate, KnownHostKey line) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered " + certificate.key() + " with a certificate of the authority "
                    + certificate.authority() + ", which is revoked at " + line.place()
                    + "; have a new host key signed by another authority";
            return Optional.of(new Unreachable(Kind.HOST_KEY_REVOKED, target, cause));
        }
    }
}
