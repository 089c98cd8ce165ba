package io.volmount.ssh.hostkey;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hashed host name: {@code |1|salt|hash}; the hash is the HMAC-SHA1 of the name, keyed with the salt. */
final class HashedHostName implements HostPattern {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int LENGTH = 20;

    private final byte[] salt;
    private final byte[] hash;

    private HashedHostName(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<HashedHostName> parse(String field) {
        String[] parts = field.split("\\|", -1);
        if (parts.length != 4 || !parts[1].equals("1")) {
            return Optional.empty();
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            return salt.length == LENGTH && hash.length == LENGTH
                    ? Optional.of(new HashedHostName(salt, hash))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public boolean matches(String name) {
        return hashOf(name).test(this);
    }

    /** Tests hashes for a name; one HMAC per test. Not thread-safe: holds a Mac. */
    static Predicate<HashedHostName> hashOf(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Mac mac = mac();
        return hashed -> {
            try {
                mac.init(new SecretKeySpec(hashed.salt, ALGORITHM));
                return Arrays.equals(hashed.hash, mac.doFinal(bytes));
            } catch (InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Mac mac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
