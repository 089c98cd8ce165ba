package io.volmount.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password or a passphrase. It shows itself only to those who ask for its characters, and they wipe their copy. Safe for
 * threads.
 */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** @param characters one line, copied; the caller wipes its own */
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    /** Another one, which lives on when this one is wiped. */
    public synchronized Secret copy() {
        return new Secret(characters.clone());
    }

    /** A copy, to be wiped after use. */
    public synchronized char[] characters() {
        return characters.clone();
    }

    /** It and an end of line in UTF-8, to be wiped after use. */
    public synchronized byte[] line() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] line = new byte[encoded.remaining() + 1];
        encoded.get(line, 0, line.length - 1);
        line[line.length - 1] = '\n';
        Arrays.fill(encoded.array(), (byte) 0);
        return line;
    }

    /** Wipes it; from now on it is a row of NULs, which opens nothing. */
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
