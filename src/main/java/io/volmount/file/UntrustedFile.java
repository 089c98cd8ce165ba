package io.volmount.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that others could have written, or a secret that others can read. The reason names who, and the remedy. */
public final class UntrustedFile extends FileSystemException {
    /** @param reason a phrase with the remedy */
    UntrustedFile(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
