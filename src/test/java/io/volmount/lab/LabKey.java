package io.volmount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An SSH key that lab agents accept for their user {@code core}.
 *
 * @param privateKey an unencrypted ed25519 key in OpenSSH's format, mode 0600
 * @param publicKey the line for authorized_keys
 */
public record LabKey(Path privateKey, String publicKey) {

    /** Makes a new key in the directory, with ssh-keygen. */
    public static LabKey in(Path directory) throws IOException, InterruptedException {
        Path key = directory.resolve("id_ed25519");
        Process keygen = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .redirectErrorStream(true)
                .start();
        keygen.getOutputStream().close();
        String complaint = new String(keygen.getInputStream().readAllBytes(), UTF_8);
        if (keygen.waitFor() != 0) {
            throw new IOException("ssh-keygen made no key at " + key + ": " + complaint.strip());
        }
        return new LabKey(
                key, Files.readString(directory.resolve("id_ed25519.pub")).strip());
    }
}
