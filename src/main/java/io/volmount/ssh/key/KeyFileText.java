package io.volmount.ssh.key;

import io.volmount.document.TrustedFile;
import io.volmount.document.UntrustedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What key files say, if it may be relied on and, of a private key, nobody else can read it. */
public final class KeyFileText {
    /** Of a file, in bytes: far more than any key or certificate. */
    private static final int LARGEST = 1 << 20;

    private KeyFileText() {}

    /**
     * Makes sure that a file could be read for an identity; whether there is one in it is another matter.
     *
     * @throws UntrustedFile if others could change it, or can read a private key in it
     * @throws IOException if it is not there, no regular file, too large, or cannot be read
     */
    public static void check(Path file) throws IOException {
        read(file);
    }

    /** The text of a private key, or of a public half. */
    static String read(Path file) throws IOException {
        String text = new String(TrustedFile.read(file, LARGEST), StandardCharsets.UTF_8);
        if (text.contains("PRIVATE KEY-----")) {
            TrustedFile.checkPrivate(file);
        }
        return text;
    }

    /** The text of a public half or a certificate, which no secret and no choice depends on. */
    static String readPublic(Path file) throws IOException {
        return new String(TrustedFile.readBounded(file, LARGEST), StandardCharsets.UTF_8);
    }
}
