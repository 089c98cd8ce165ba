package io.volmount.ssh.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class Curve25519ProviderTest {
    private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);

    private final Provider ours = new Curve25519Provider();
    private final Provider jdk = Security.getProvider("SunEC");

    private static byte[] sign(Provider provider, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519", provider);
        signature.initSign(key);
        signature.update(MESSAGE, 0, 5);
        signature.update(MESSAGE[5]);
        signature.update(MESSAGE, 6, MESSAGE.length - 6);
        return signature.sign();
    }

    private static boolean verify(Provider provider, PublicKey key, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519", provider);
        verifier.initVerify(key);
        verifier.update(MESSAGE);
        return verifier.verify(signature);
    }

    /** Half of all keys have an odd x. */
    @RepeatedTest(8)
    void signsAndVerifiesAsTheJdkDoes() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519", jdk).generateKeyPair();
        byte[] signature = sign(ours, pair.getPrivate());

        assertThat(signature).isEqualTo(sign(jdk, pair.getPrivate()));
        assertThat(verify(ours, pair.getPublic(), signature)).isTrue();
        signature[40] ^= 1;
        assertThat(verify(ours, pair.getPublic(), signature)).isFalse();
    }

    @Test
    void aSignatureOfAnotherKeyOrLengthIsNotGood() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", jdk);
        PublicKey other = generator.generateKeyPair().getPublic();
        byte[] signature = sign(ours, generator.generateKeyPair().getPrivate());

        assertThat(verify(ours, other, signature)).isFalse();
        assertThatThrownBy(() -> verify(ours, other, new byte[63])).isInstanceOf(SignatureException.class);
    }

    @Test
    void takesKeysOfNoOtherCurve() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("Ed448", jdk).generateKeyPair();

        assertThatThrownBy(() -> sign(ours, other.getPrivate())).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> verify(ours, other.getPublic(), new byte[64])).isInstanceOf(InvalidKeyException.class);
    }

    @RepeatedTest(8)
    void agreesWithKeysOfTheJdk() throws Exception {
        KeyPair own = KeyPairGenerator.getInstance("X25519", ours).generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("X25519", jdk).generateKeyPair();

        assertThat(agreement(own, other)).isEqualTo(agreement(other, own));
    }

    private static byte[] agreement(KeyPair own, KeyPair other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own.getPrivate());
        agreement.doPhase(other.getPublic(), true);
        return agreement.generateSecret();
    }
}
