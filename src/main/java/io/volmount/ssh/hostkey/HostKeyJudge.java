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
 * Judges what a server offers as its host key, as OpenSSH does. A certificate counts if an authority known for the host
 * has signed it for just this host; if it does not count, its key may still be known; if it is not even what was signed,
 * or if it or its authority is revoked, nothing helps.
 *
 * @param accepted the key that the host was let in with when it was new, if this run has done so
 */
public record HostKeyJudge(KnownHosts hosts, SshTarget target, Optional<KnownHostKey> accepted, Instant now) {

    public HostKeyVerdict verdict(PublicKey offered) {
        try {
            return HostCertificate.of(offered).map(this::onCertificate).orElseGet(() -> onKey(HostKey.of(offered)));
        } catch (RuntimeException malformed) {
            // sshj fails in many ways at writing what it has read, such as a point without coordinates
            return new HostKeyVerdict.Malformed();
        }
    }

    private HostKeyVerdict onKey(HostKey offered) {
        return accepted.map(known -> known.compare(offered))
                .orElseGet(() -> hosts.verdict(target.keyName(), target.keyPort(), offered));
    }

    private HostKeyVerdict onCertificate(HostCertificate certificate) {
        AuthoritySignature signature = new AuthoritySignature(certificate);
        if (signature.counts() && !signature.holds()) {
            return new CertificateVerdict.Untrue(certificate);
        }
        Optional<KnownHostKey> revoked = hosts.revocation(target.keyName(), target.keyPort(), certificate.authority());
        if (revoked.isPresent()) {
            return new CertificateVerdict.SignerRevoked(certificate, revoked.get());
        }
        HostKeyVerdict onKey = onKey(certificate.key());
        return onKey instanceof HostKeyVerdict.Revoked
                ? onKey
                : objection(certificate)
                        .<HostKeyVerdict>map(why -> new CertificateVerdict.Discounted(certificate.key(), onKey, why))
                        .orElseGet(HostKeyVerdict.Trusted::new);
    }

    private Optional<String> objection(HostCertificate certificate) {
        String name = target.keyName().toLowerCase(Locale.ROOT);
        return authority(certificate)
                .map(known -> new CertificateRules(certificate, known, name, now).objection())
                .orElseGet(() -> Optional.of(
                        stranger(certificate.authority(), hosts.authorities(target.keyName(), target.keyPort()))));
    }

    /** A key that is trusted and who vouches for it, in words. */
    public String voucher(PublicKey trusted) {
        Optional<HostCertificate> certificate = HostCertificate.of(trusted);
        HostKey key = certificate.map(HostCertificate::key).orElseGet(() -> HostKey.of(trusted));
        return key
                + certificate
                        .filter(any -> objection(any).isEmpty())
                        .map(counting -> ", certified by the authority "
                                + authority(counting).orElseThrow())
                        .or(() -> accepted.map(known -> ", new and accepted, " + known.place()))
                        .or(() -> hosts.voucher(target.keyName(), target.keyPort(), key)
                                .map(known -> ", known by " + known.place()))
                        .orElse("");
    }

    private Optional<KnownHostKey> authority(HostCertificate certificate) {
        return hosts.authorities(target.keyName(), target.keyPort()).stream()
                .filter(known -> known.key().equals(certificate.authority()))
                .findFirst();
    }

    private static String stranger(HostKey signer, List<KnownHostKey> authorities) {
        String known = authorities.stream().map(KnownHostKey::toString).collect(Collectors.joining(", "));
        return "the authority " + signer + " signed it, while "
                + (known.isEmpty() ? "none is trusted for this host" : "trusted for this host is " + known)
                + "; have the node's key signed by such a one, or add the other with a line that begins with"
                + " @cert-authority";
    }
}
