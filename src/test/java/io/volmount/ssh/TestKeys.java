package io.volmount.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Keys for servers and users, and the files they are kept in. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyPair ed25519() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair ecdsa() {
        return generate("EC", 256);
    }

    public static KeyPair rsa() {
        return generate("RSA", 2048);
    }

    private static KeyPair generate(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path openSsh(KeyPair key, Path file) throws IOException, GeneralSecurityException {
        return write(key, null, file);
    }

    static Path openSshWithPassphrase(KeyPair key, Path file) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setCipherType("256");
        encryption.setCipherName("AES");
        encryption.setPassword("correct horse");
        return write(key, encryption, file);
    }

    private static Path write(KeyPair key, OpenSSHKeyEncryptionContext encryption, Path file)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", encryption, out);
        return alone(Files.write(file, out.toByteArray()));
    }

    public static Path pem(KeyPair key, Path file) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded());
        return alone(Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n",
                StandardCharsets.US_ASCII));
    }

    private static Path alone(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
