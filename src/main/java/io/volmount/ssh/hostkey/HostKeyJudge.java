package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.ssh.key.HostKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges the host key or certificate that a server presents, as OpenSSH does. A certificate is accepted if a CA
 * trusted for the host signed it for this host. If it is not valid, its key may still be in known_hosts. A wrong
 * signature or a revoked key or CA is always rejected.
 *
 * @param accepted the key that this run accepted as new for the host, if any
 */
public record HostKeyJudge(KnownHosts hosts, SshTarget target, Optional<KnownHostKey> accepted, Instant now) {

    public HostKeyVerdict verdict(PublicKey offered) {
        try {
            return HostCertificate.of(offered).map(this::onCertificate).orElseGet(() -> onKey(HostKey.of(offered)));
        } catch (RuntimeException malformed) {
            // sshj throws various exceptions when it encodes malformed keys, such as a point without coordinates
            return new HostKeyVerdict.Malformed();
        }
    }

    /** What was accepted as new is not trusted against the files, which may have been changed since. */
    private HostKeyVerdict onKey(HostKey offered) {
        HostKeyVerdict byFiles = hosts.verdict(target.keyName(), target.keyPort(), offered);
        return byFiles instanceof HostKeyVerdict.Revoked || byFiles instanceof HostKeyVerdict.Changed
                ? byFiles
                : accepted.map(known -> known.compare(offered)).orElse(byFiles);
    }

    private HostKeyVerdict onCertificate(HostCertificate certificate) {
        AuthoritySignature signature = new AuthoritySignature(certificate);
        if (signature.isSupported() && !signature.isValid()) {
            return new CertificateVerdict.BadSignature(certificate);
        }
        Optional<KnownHostKey> revoked = hosts.revocation(target.keyName(), target.keyPort(), certificate.authority());
        if (revoked.isPresent()) {
            return new CertificateVerdict.AuthorityRevoked(certificate, revoked.get());
        }
        HostKeyVerdict onKey = onKey(certificate.key());
        return onKey instanceof HostKeyVerdict.Revoked
                ? onKey
                : objection(certificate)
                        .<HostKeyVerdict>map(why -> new CertificateVerdict.NotValid(certificate.key(), onKey, why))
                        .orElseGet(HostKeyVerdict.Trusted::new);
    }

    private Optional<String> objection(HostCertificate certificate) {
        String name = target.keyName().toLowerCase(Locale.ROOT);
        return authority(certificate)
                .map(known -> new CertificateRules(certificate, known, name, now).objection())
                .orElseGet(() -> Optional.of(untrustedAuthority(
                        certificate.authority(), hosts.authorities(target.keyName(), target.keyPort()))));
    }

    /** Describes a trusted key and the source of trust in it. */
    public String trustSource(PublicKey trusted) {
        Optional<HostCertificate> certificate = HostCertificate.of(trusted);
        HostKey key = certificate.map(HostCertificate::key).orElseGet(() -> HostKey.of(trusted));
        return key
                + certificate
                        .filter(any -> objection(any).isEmpty())
                        .map(counting ->
                                ", certified by the CA " + authority(counting).orElseThrow())
                        .or(() -> accepted.map(known -> ", accepted as new, " + known.source()))
                        .or(() -> hosts.trustSource(target.keyName(), target.keyPort(), key)
                                .map(known -> ", trusted by " + known.source()))
                        .orElse("");
    }

    private Optional<KnownHostKey> authority(HostCertificate certificate) {
        return hosts.authorities(target.keyName(), target.keyPort()).stream()
                .filter(known -> known.key().equals(certificate.authority()))
                .findFirst();
    }

    private static String untrustedAuthority(HostKey signer, List<KnownHostKey> authorities) {
        String known = authorities.stream().map(KnownHostKey::toString).collect(Collectors.joining(", "));
        return "the CA " + signer + " signed it, but "
                + (known.isEmpty() ? "no CA is trusted for this host" : "the CA trusted for this host is " + known)
                + "; sign the host key with a trusted CA, or add this CA to known_hosts with @cert-authority";
    }
}
