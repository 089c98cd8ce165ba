package io.volmount.secret;

import io.volmount.file.FileErrors;
import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;

/** The first line of a file that only its owner can read. */
record SecretFile(Path file) implements SecretSource {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    @Override
    public Secret read() throws SecretUnavailable {
        try {
            TrustedFile.check(file);
            if (!Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS)) {
                throw new SecretUnavailable(file + " is readable by other users; run chmod 600 on it, and consider"
                        + " changing the secret");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return FirstLine.of(in)
                        .orElseThrow(() -> new SecretUnavailable(
                                file + " has no secret in its first line; write it there," + " without anything else"));
            }
        } catch (NoSuchFileException e) {
            throw new SecretUnavailable(file + " does not exist; create it with mode 600 and the secret in it");
        } catch (UntrustedFile e) {
            throw new SecretUnavailable(file + " is not used: " + e.getReason());
        } catch (IOException e) {
            throw new SecretUnavailable(
                    file + " cannot be read: " + FileErrors.reason(file, e) + "; use a file that you can read");
        } catch (UnsupportedOperationException e) {
            throw new SecretUnavailable(
                    file + " cannot be read: its file system does not support file modes; use" + " another file");
        }
    }
}
