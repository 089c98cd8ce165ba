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
 * What a server offers as its host certificate: a key, and what an authority is said to say of it. See OpenSSH's
 * PROTOCOL.certkeys.
 *
 * @param authority the key that is said to have signed it
 * @param signed the bytes that it is said to have signed
 * @param signature in SSH's wire format
 */
record HostCertificate(HostKey key, HostKey authority, Terms terms, byte[] signed, byte[] signature) {
    private static final int HOST = 2;

    /**
     * What the authority says.
     *
     * @param forHost whether it is about a host, and not about a user
     * @param principals names of the host; may be patterns
     * @param from the first moment at which it counts
     * @param until the first moment at which it does not any more
     * @param conditions names of those under which alone it counts
     */
    record Terms(boolean forHost, List<String> principals, Instant from, Instant until, List<String> conditions) {
        Terms {
            principals = List.copyOf(principals);
            conditions = List.copyOf(conditions);
        }
    }

    /** Empty if the key is no certificate, or its authority is no key. */
    static Optional<HostCertificate> of(PublicKey offered) {
        return offered instanceof Certificate<?> certificate
                ? HostKey.of(certificate.getSignatureKey()).map(authority -> of(certificate, authority))
                : Optional.empty();
    }

    /**
     * What was signed is written anew from what was read, so nothing can count that was not signed; a certificate that
     * is written in another way than everybody's has a wrong signature then.
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

    /** The name of the algorithm that the signature is said to be of; empty text if it is none at all. */
    String algorithm() {
        try {
            return new String(new Buffer.PlainBuffer(signature).readBytes(), StandardCharsets.US_ASCII);
        } catch (Buffer.BufferException e) {
            return "";
        }
    }
}
