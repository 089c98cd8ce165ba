package io.volmount.ssh.hostkey;

import com.hierynomus.sshj.key.KeyAlgorithms;
import io.volmount.ssh.algorithm.Algorithms;
import io.volmount.ssh.key.HostKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.signature.Signature;

/** An authority's signature under a host certificate. */
record AuthoritySignature(HostCertificate certificate) {

    /** Whether it can be checked at all, and is worth it. */
    boolean counts() {
        return algorithm().isPresent();
    }

    /** Whether the authority has signed just this; for a signature that counts. */
    boolean holds() {
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

    /** One whose signatures count, as in OpenSSH's CASignatureAlgorithms; SHA-1 is not among them. */
    private Optional<KeyAlgorithms.Factory> algorithm() {
        return Algorithms.keys()
                .filter(factory -> factory.getName().equals(certificate.algorithm()))
                .findFirst();
    }
}
