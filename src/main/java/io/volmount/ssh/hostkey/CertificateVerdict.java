package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.util.List;
import java.util.Optional;

/** Verdicts on host certificates that are not accepted. */
final class CertificateVerdict {
    private CertificateVerdict() {}

    /**
     * The certificate is not valid for the host; its key is checked like a key without certificate.
     *
     * @param key the verdict on the key
     * @param objection why the certificate is not valid, and the remedy
     */
    record NotValid(HostKey offered, HostKeyVerdict key, String objection) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            return newKey().isPresent()
                    ? Optional.of(new Unreachable(
                            Kind.HOST_CERTIFICATE_REFUSED,
                            target,
                            "the server offered " + offered + ", which is not in " + hosts.describeFiles() + ", and "
                                    + why()))
                    : key.refusal(target, hosts).map(refused -> refused.withDetail(why()));
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
            return "its certificate is not valid: " + objection;
        }
    }

    /** The CA's signature is wrong: the certificate is damaged or forged. */
    record BadSignature(HostCertificate certificate) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered " + certificate.key() + " with a certificate that the CA"
                    + " " + certificate.authority()
                    + " did not sign; it is damaged or forged: find out which, and sign the host key again";
            return Optional.of(new Unreachable(Kind.HOST_CERTIFICATE_REFUSED, target, cause));
        }
    }

    /** The CA is revoked for this host. */
    record AuthorityRevoked(HostCertificate certificate, KnownHostKey line) implements HostKeyVerdict {
        @Override
        public Optional<Unreachable> refusal(SshTarget target, KnownHosts hosts) {
            String cause = "the server offered " + certificate.key() + " with a certificate of the CA "
                    + certificate.authority() + ", which is revoked at " + line.source()
                    + "; create a new host key and sign it with another CA";
            return Optional.of(new Unreachable(Kind.HOST_KEY_REVOKED, target, cause));
        }
    }
}
