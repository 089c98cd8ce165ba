package io.volmount.ssh.hostkey;

import io.volmount.ssh.transport.PeerText;
import io.volmount.text.Wildcard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a host certificate must be like to count for a host, beyond a true signature. As in OpenSSH 10.3: one without
 * principals names nobody, though older clients take it for everybody's; principals may be patterns.
 *
 * @param authority the line of known_hosts that trusts its authority
 * @param name of the host, in lower case and without a port
 */
record CertificateRules(HostCertificate certificate, KnownHostKey authority, String name, Instant now) {

    /** Why it does not count, and what to do, as one clause about it; empty if it does. */
    Optional<String> objection() {
        return Stream.of(signature(), kind(), beginning(), end(), principals(), conditions())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> signature() {
        return unless(
                new AuthoritySignature(certificate).counts(),
                signer() + " signed it with " + PeerText.clean(certificate.algorithm())
                        + ", which is too weak or cannot be checked here; sign the node's key anew, an RSA authority with"
                        + " `ssh-keygen -t rsa-sha2-512`");
    }

    private Optional<String> kind() {
        return unless(
                terms().forHost(),
                signer() + " made it for a user; sign the node's key as a host's, with `ssh-keygen -h`");
    }

    private Optional<String> beginning() {
        return unless(
                !now.isBefore(terms().from()),
                "it counts only from " + terms().from() + " on, says " + signer() + ", and now is " + moment()
                        + "; set the clock right, here or where it was signed");
    }

    private Optional<String> end() {
        return unless(
                now.isBefore(terms().until()),
                "it ended at " + terms().until() + ", says " + signer() + ", and now is " + moment()
                        + "; have the node's key signed anew");
    }

    private Optional<String> principals() {
        List<String> principals = terms().principals();
        String named = principals.isEmpty() ? "nobody" : PeerText.clean(String.join(", ", principals));
        return unless(
                principals.stream().anyMatch(principal -> Wildcard.matches(principal, name)),
                signer() + " signed it for " + named + " and not for " + name
                        + "; have the node's key signed for that name, or give it another one with HostKeyAlias");
    }

    private Optional<String> conditions() {
        return unless(
                terms().conditions().isEmpty(),
                signer() + " signed it under conditions that nobody knows for hosts, "
                        + PeerText.clean(String.join(", ", terms().conditions()))
                        + "; have the node's key signed without");
    }

    private HostCertificate.Terms terms() {
        return certificate.terms();
    }

    private String signer() {
        return "the authority " + authority;
    }

    private Instant moment() {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<String> unless(boolean fine, String objection) {
        return fine ? Optional.empty() : Optional.of(objection);
    }
}
