package io.volmount.ssh.hostkey;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import io.volmount.ssh.key.HostKey;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/**
 * A host certificate as the server presents it, not yet verified. Format: OpenSSH's PROTOCOL.certkeys.
 *
 * @param authority the CA key that it names as its signer
 * @param signed the bytes that the signature covers
 * @param signature in SSH's wire format
 */
record HostCertificate(HostKey key, HostKey authority, Terms terms, byte[] signed, byte[] signature) {
    private static final int HOST = 2;

    /**
     * The certificate's fields.
     *
     * @param forHost whether it is a host certificate rather than a user certificate
     * @param principals host names; may be patterns
     * @param from start of its validity
     * @param until end of its validity, exclusive
     * @param criticalOptions names of its critical options
     */
    record Terms(boolean forHost, List<String> principals, Instant from, Instant until, List<String> criticalOptions) {
        Terms {
            principals = List.copyOf(principals);
            criticalOptions = List.copyOf(criticalOptions);
        }
    }

    /** Empty if the key is not a certificate, or its CA key is malformed. */
    static Optional<HostCertificate> of(PublicKey offered) {
        return offered instanceof Certificate<?> certificate
                ? HostKey.of(certificate.getSignatureKey()).map(authority -> of(certificate, authority))
                : Optional.empty();
    }

    /**
     * Encodes the parsed fields again and verifies the signature over the result, so that only signed fields are used;
     * a certificate in a non-canonical encoding fails.
     */
    private static HostCertificate of(Certificate<?> certificate, HostKey authority) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(certificate).getCompactData();
        byte[] signature = certificate.getSignature();
        Terms terms = new Terms(
                certificate.getType() == HOST,
                certificate.getValidPrincipals(),
                certificate.getValidAfter().toInstant(),
                certificate.getValidBefore().toInstant(),
                List.copyOf(certificate.getCritOptions().keySet()));
        return new HostCertificate(
                HostKey.of(certificate.getKey()),
                authority,
                terms,
                Arrays.copyOf(blob, blob.length - Integer.BYTES - signature.length),
                signature);
    }

    /** The signature algorithm; empty if the signature is malformed. */
    String algorithm() {
        try {
            return new String(new Buffer.PlainBuffer(signature).readBytes(), StandardCharsets.US_ASCII);
        } catch (Buffer.BufferException e) {
            return "";
        }
    }
}
