package io.volmount.ssh.hostkey;

import io.volmount.ssh.transport.PeerText;
import io.volmount.text.Wildcard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that a host certificate must meet besides a valid signature. As in OpenSSH 10.3, principals may be
 * patterns, and a certificate without principals matches no host (older clients: every host).
 *
 * @param authority the known_hosts line that trusts its CA
 * @param name the host name in lower case, without port
 */
record CertificateRules(HostCertificate certificate, KnownHostKey authority, String name, Instant now) {

    /** Why the certificate is not valid for the host, and the remedy, as one clause; empty if it is valid. */
    Optional<String> objection() {
        return Stream.of(signature(), hostCertificate(), validFrom(), validUntil(), principals(), criticalOptions())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> signature() {
        return unless(
                new AuthoritySignature(certificate).isSupported(),
                signer() + " signed it with " + PeerText.clean(certificate.algorithm())
                        + ", which is too weak or not supported; sign the host key again (with an RSA CA: `ssh-keygen"
                        + " -t rsa-sha2-512`)");
    }

    private Optional<String> hostCertificate() {
        return unless(
                terms().forHost(),
                signer() + " issued it as a user certificate; sign the host key with `ssh-keygen -h`");
    }

    private Optional<String> validFrom() {
        return unless(
                !now.isBefore(terms().from()),
                "it is valid only from " + terms().from() + " (now " + moment() + "), issued by " + signer()
                        + "; correct the clock of this machine or of the CA");
    }

    private Optional<String> validUntil() {
        return unless(
                now.isBefore(terms().until()),
                "it expired at " + terms().until() + " (now " + moment() + "), issued by " + signer()
                        + "; sign the host key again");
    }

    private Optional<String> principals() {
        List<String> principals = terms().principals();
        String named = principals.isEmpty() ? "no host" : PeerText.clean(String.join(", ", principals));
        return unless(
                principals.stream().anyMatch(principal -> Wildcard.matches(principal, name)),
                signer() + " signed it for " + named + ", not for " + name
                        + "; sign the host key for that name, or set HostKeyAlias to a name that it has");
    }

    private Optional<String> criticalOptions() {
        return unless(
                terms().criticalOptions().isEmpty(),
                "it has critical options that are not valid for hosts ("
                        + PeerText.clean(String.join(", ", terms().criticalOptions())) + "); " + signer()
                        + " must sign the host key without them");
    }

    private HostCertificate.Terms terms() {
        return certificate.terms();
    }

    private String signer() {
        return "the CA " + authority;
    }

    private Instant moment() {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<String> unless(boolean met, String objection) {
        return met ? Optional.empty() : Optional.of(objection);
    }
}
