package io.volmount.ssh.hostkey;

import com.hierynomus.sshj.key.KeyAlgorithms;
import io.volmount.ssh.algorithm.Algorithms;
import io.volmount.ssh.key.HostKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.signature.Signature;

/** The CA's signature of a host certificate. */
record AuthoritySignature(HostCertificate certificate) {

    /** Whether the signature algorithm is supported and strong enough. */
    boolean isSupported() {
        return algorithm().isPresent();
    }

    /** Whether the signature is valid. Requires {@link #isSupported}. */
    boolean isValid() {
        HostKey authority = certificate.authority();
        KeyAlgorithms.Factory algorithm = algorithm().orElseThrow();
        if (!algorithm.getKeyType().toString().equals(authority.type())) {
            return false;
        }
        try {
            Signature check = algorithm.create().newSignature();
            byte[] blob = Base64.getDecoder().decode(authority.base64());
            check.initVerify(new Buffer.PlainBuffer(blob).readPublicKey());
            check.update(certificate.signed());
            return check.verify(certificate.signature());
        } catch (Buffer.BufferException | RuntimeException malformed) {
            return false;
        }
    }

    /** The signature algorithm, if accepted, as in OpenSSH's CASignatureAlgorithms; SHA-1 is not. */
    private Optional<KeyAlgorithms.Factory> algorithm() {
        return Algorithms.keys()
                .filter(factory -> factory.getName().equals(certificate.algorithm()))
                .findFirst();
    }
}
