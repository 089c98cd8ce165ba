package io.volmount.ssh.auth;

import com.hierynomus.sshj.signature.SignatureEdDSA;
import io.volmount.ssh.key.IdentityFile;
import io.volmount.ssh.key.UserKey;
import java.security.PrivateKey;
import java.util.Map;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureECDSA;
import net.schmizz.sshj.signature.SignatureRSA;

/** The key of an identity file, possibly still encrypted. */
record FileIdentity(IdentityFile file, UserKey publicHalf) implements Identity {
    private static final Map<String, Factory<Signature>> SIGNATURES = Map.of(
            "ssh-ed25519", new SignatureEdDSA.Factory(),
            "ecdsa-sha2-nistp256", new SignatureECDSA.Factory256(),
            "ecdsa-sha2-nistp384", new SignatureECDSA.Factory384(),
            "ecdsa-sha2-nistp521", new SignatureECDSA.Factory521(),
            "ssh-rsa", new SignatureRSA.FactorySSHRSA(),
            "rsa-sha2-256", new SignatureRSA.FactoryRSASHA256(),
            "rsa-sha2-512", new SignatureRSA.FactoryRSASHA512());

    @Override
    public String name() {
        return file.path().toString();
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws AuthMethodUnusable, KeyLocked {
        PrivateKey key = file.privateHalf().orElseThrow(() -> new KeyLocked(file));
        if (!SIGNATURES.containsKey(algorithm)) {
            throw new AuthMethodUnusable("signing with " + algorithm + " is not supported");
        }
        Signature signature = SIGNATURES.get(algorithm).create();
        signature.initSign(key);
        signature.update(data);
        return new Buffer.PlainBuffer()
                .putString(signature.getSignatureName())
                .putBytes(signature.encode(signature.sign()))
                .getCompactData();
    }
}
