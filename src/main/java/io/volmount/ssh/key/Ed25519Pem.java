package io.volmount.ssh.key;

import io.volmount.secret.Secret;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads Ed25519 keys in PKCS #8, as {@code openssl genpkey} writes them; sshj does not support this PEM format. */
final class Ed25519Pem {
    private Ed25519Pem() {}

    /** Empty if the text is in another format or the passphrase is wrong. */
    static Optional<KeyPair> open(String text, Optional<Secret> passphrase) {
        try {
            if (text.contains("-----BEGIN PRIVATE KEY-----")) {
                return Optional.of(pair(new PKCS8EncodedKeySpec(PrivateKeyText.body(text))));
            }
            return text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") && passphrase.isPresent()
                    ? Optional.of(pair(decrypted(PrivateKeyText.body(text), passphrase.get())))
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] body, Secret passphrase)
            throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(body);
        AlgorithmParameters parameters = info.getAlgParameters();
        char[] characters = passphrase.characters();
        PBEKeySpec spec = new PBEKeySpec(characters);
        try {
            Cipher cipher = Cipher.getInstance(parameters.toString());
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(parameters.toString()).generateSecret(spec),
                    parameters);
            return info.getKeySpec(cipher);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    private static KeyPair pair(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        EdECPrivateKey key = (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        byte[] seed = key.getBytes().orElseThrow(InvalidKeySpecException::new);
        return pairFromSeed(seed);
    }

    /**
     * Derives the public key: the JDK has no API for it, but its generator reads exactly the seed from its random
     * source.
     */
    private static KeyPair pairFromSeed(byte[] seed)
            throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair();
    }
}
