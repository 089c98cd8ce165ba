package io.volmount.ssh.key;

import io.volmount.inventory.AlgorithmProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/**
 * A user's public key, or a user certificate.
 *
 * @param type as inside the key itself, such as {@code ssh-ed25519}
 * @param base64 the key in SSH's wire format
 */
public record UserKey(String type, String base64) {
    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    /** Decodes SSH's wire format; empty if the bytes are not a key. */
    public static Optional<UserKey> of(byte[] blob) {
        try {
            String type = new Buffer.PlainBuffer(blob).readString();
            return type.matches("[a-z0-9@.-]+")
                    ? Optional.of(new UserKey(type, Base64.getEncoder().encodeToString(blob)))
                    : Optional.empty();
        } catch (Buffer.BufferException e) {
            return Optional.empty();
        }
    }

    /** Reads {@code id.pub} or {@code id-cert.pub} (type, base64, comment); empty if the file has another format. */
    public static Optional<UserKey> read(Path file) {
        try {
            return parse(KeyFileText.readPublic(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static Optional<UserKey> parse(String text) {
        String[] words = text.strip().split("\\s+");
        try {
            return words.length < 2
                    ? Optional.empty()
                    : of(Base64.getDecoder().decode(words[1])).filter(key -> key.type.equals(words[0]));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    public boolean isCertificate() {
        return type.endsWith(CERTIFICATE);
    }

    /** The certified key. In the certificate, the key's fields follow the type and a nonce. */
    public Optional<UserKey> certified() {
        if (!isCertificate()) {
            return Optional.empty();
        }
        String bare = withoutCertificate(type);
        int fields = bare.contains("ed25519") ? 1 : 2;
        fields += bare.startsWith("sk-") ? 1 : 0;
        try {
            Buffer.PlainBuffer certificate = new Buffer.PlainBuffer(blob());
            certificate.readBytes();
            certificate.readBytes();
            Buffer.PlainBuffer key = new Buffer.PlainBuffer().putString(bare);
            for (int field = 0; field < fields; field++) {
                key.putBytes(certificate.readBytes());
            }
            return of(key.getCompactData());
        } catch (Buffer.BufferException e) {
            return Optional.empty();
        }
    }

    /**
     * Signature algorithms to offer the key with, best first; empty for DSA. RSA with SHA-1 only in the legacy profile.
     */
    public List<String> algorithms(AlgorithmProfile profile) {
        String end = isCertificate() ? CERTIFICATE : "";
        return switch (withoutCertificate(type)) {
            case "ssh-rsa" ->
                profile == AlgorithmProfile.LEGACY
                        ? List.of("rsa-sha2-512" + end, type)
                        : List.of("rsa-sha2-512" + end, "rsa-sha2-256" + end);
            case "ssh-dss" -> List.of();
            default -> List.of(type);
        };
    }

    /** The signature algorithm for a public key algorithm: a certified key signs like a plain one. */
    public static String withoutCertificate(String algorithm) {
        return algorithm.endsWith(CERTIFICATE)
                ? algorithm.substring(0, algorithm.length() - CERTIFICATE.length())
                        + (algorithm.startsWith("sk-") ? "@openssh.com" : "")
                : algorithm;
    }
}
