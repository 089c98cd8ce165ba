package io.volmount.ssh.key;

import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads key files, after checking that no other user can change them or read a private key in them. */
public final class KeyFileText {
    /** Largest file size in bytes; far above any key or certificate. */
    private static final int MAX_FILE_SIZE = 1 << 20;

    private KeyFileText() {}

    /**
     * Checks that an identity file can be read; does not parse it.
     *
     * @throws UntrustedFile if other users can change it, or can read a private key in it
     * @throws IOException if it does not exist, is not a regular file, is too large or cannot be read
     */
    public static void check(Path file) throws IOException {
        read(file);
    }

    /** The text of a private or public key file. */
    static String read(Path file) throws IOException {
        String text = new String(TrustedFile.read(file, MAX_FILE_SIZE), StandardCharsets.UTF_8);
        if (text.contains("PRIVATE KEY-----")) {
            TrustedFile.checkPrivate(file);
        }
        return text;
    }

    /**
     * The text of a public key or certificate. Not checked for permissions: neither a secret nor a decision depends on
     * it.
     */
    static String readPublic(Path file) throws IOException {
        return new String(TrustedFile.readBounded(file, MAX_FILE_SIZE), StandardCharsets.UTF_8);
    }
}
