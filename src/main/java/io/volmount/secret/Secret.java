package io.volmount.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password or passphrase. Only {@link #characters} and {@link #line} expose it; callers wipe their copy. Thread-safe.
 */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** @param characters one line; copied, so the caller wipes its own */
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    /** A copy that is independent of this one's wiping. */
    public synchronized Secret copy() {
        return new Secret(characters.clone());
    }

    /** A copy; wipe after use. */
    public synchronized char[] characters() {
        return characters.clone();
    }

    /** The secret and a newline in UTF-8; wipe after use. */
    public synchronized byte[] line() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] line = new byte[encoded.remaining() + 1];
        encoded.get(line, 0, line.length - 1);
        line[line.length - 1] = '\n';
        Arrays.fill(encoded.array(), (byte) 0);
        return line;
    }

    /** Overwrites the secret with NULs. */
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
