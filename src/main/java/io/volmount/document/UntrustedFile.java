package io.volmount.document;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that somebody else could have written, or can read though it is a secret; its reason says who and what to do. */
public final class UntrustedFile extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /** @param reason a phrase with the remedy */
    UntrustedFile(Path file, String reason) {
        super(file.toString(), null, reason);
    }
}
