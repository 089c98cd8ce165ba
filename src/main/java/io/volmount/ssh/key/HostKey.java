package io.volmount.ssh.key;

import io.volmount.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import net.schmizz.sshj.common.Buffer;

/**
 * A server's public key.
 *
 * @param type as in known_hosts and inside the key itself, such as {@code ssh-ed25519}
 * @param base64 the key in SSH's wire format
 */
public record HostKey(String type, String base64) {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9@.-]{1,64}");

    /** Parses the type and key fields of a known_hosts line; empty if they are not a key. */
    public static Optional<HostKey> parse(String type, String base64) {
        try {
            return of(Base64.getDecoder().decode(base64)).filter(key -> key.type.equals(type));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** @throws RuntimeException if the key is a certificate or cannot be encoded */
    public static HostKey of(PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return of(blob).orElseThrow();
    }

    /** Decodes SSH's wire format; empty if the bytes are not a plain key. A certificate is not a plain key. */
    public static Optional<HostKey> of(byte[] blob) {
        return typeInside(blob).map(type -> of(type, blob));
    }

    private static HostKey of(String type, byte[] blob) {
        return new HostKey(type, Base64.getEncoder().encodeToString(blob));
    }

    /** The key type (the first field), if the blob consists of two or more complete fields. */
    private static Optional<String> typeInside(byte[] blob) {
        ByteBuffer rest = ByteBuffer.wrap(blob);
        int fields = 0;
        while (rest.remaining() >= Integer.BYTES) {
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                return Optional.empty();
            }
            rest.position(rest.position() + length);
            fields++;
        }
        return fields < 2 || rest.hasRemaining()
                ? Optional.empty()
                : Optional.of(new String(
                                blob, Integer.BYTES, ByteBuffer.wrap(blob).getInt(), StandardCharsets.US_ASCII))
                        .filter(type -> TYPE.matcher(type).matches());
    }

    /** As OpenSSH prints it: {@code SHA256:} and unpadded base64. */
    public String fingerprint() {
        return "SHA256:" + Sha256.base64(Base64.getDecoder().decode(base64)).replace("=", "");
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
