package io.volmount.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads the first line of a stream as a secret. */
final class FirstLine {
    private static final int MAX_LENGTH = 4096;

    private FirstLine() {}

    /**
     * Reads up to the end of the line, not beyond.
     *
     * @return empty if the line is empty or too long
     */
    static Optional<Secret> of(InputStream in) throws IOException {
        byte[] line = new byte[MAX_LENGTH];
        int length = 0;
        try {
            for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
                if (length == MAX_LENGTH) {
                    return Optional.empty();
                }
                line[length++] = (byte) read;
            }
            return secret(line, length > 0 && line[length - 1] == '\r' ? length - 1 : length);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static Optional<Secret> secret(byte[] line, int length) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(line, 0, length));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        try {
            return characters.length == 0 ? Optional.empty() : Optional.of(Secret.of(characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
