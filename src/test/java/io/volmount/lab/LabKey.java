package io.volmount.lab;

import java.io.IOException;
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
        return new LabKey(key, Keygen.key(key, "ed25519", ""));
    }
}
