package io.volmount.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A name hidden as {@code |1|salt|hash}, the hash being HMAC-SHA1 of the name under the salt. */
final class HashedName implements HostPattern {
    private static final Pattern WRITTEN = Pattern.compile("\\|1\\|([^|]+)\\|([^|]+)");
    private static final String ALGORITHM = "HmacSHA1";
    private static final int LENGTH = 20;

    private final byte[] salt;
    private final byte[] hash;

    private HashedName(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<HashedName> parse(String field) {
        Matcher m = WRITTEN.matcher(field);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            byte[] salt = Base64.getDecoder().decode(m.group(1));
            byte[] hash = Base64.getDecoder().decode(m.group(2));
            return salt.length == LENGTH && hash.length == LENGTH
                    ? Optional.of(new HashedName(salt, hash))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** One HMAC, about a microsecond; a Mac is not safe for threads, so each call has its own. */
    @Override
    public boolean matches(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return Arrays.equals(hash, mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
