package io.volmount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** OpenSSH's own tool for keys and certificates. */
public final class Keygen {
    private Keygen() {}

    /** Makes a key in this file, and its public half beside it; returns that half. */
    public static String key(Path file, String type, String passphrase) throws IOException, InterruptedException {
        run("-q", "-t", type, "-N", passphrase, "-C", "lab", "-f", file.toString());
        return Files.readString(Path.of(file + ".pub")).strip();
    }

    /** What {@code ssh-keygen} prints with these options. */
    public static String run(String... options) throws IOException, InterruptedException {
        List<String> words =
                Stream.concat(Stream.of("ssh-keygen"), Stream.of(options)).toList();
        Process keygen = new ProcessBuilder(words).redirectErrorStream(true).start();
        keygen.getOutputStream().close();
        String said = new String(keygen.getInputStream().readAllBytes(), UTF_8).strip();
        if (keygen.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + said);
        }
        return said;
    }
}
