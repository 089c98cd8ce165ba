package io.volmount.sshconfig;

import io.volmount.document.FileErrors;
import io.volmount.document.FileTrust;
import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;

/** A configuration can name commands to run, so nobody but the user and root may write it, or lead to another one. */
final class FilePermissions {
    private FilePermissions() {}

    /** @throws InvalidInput if somebody else could change what the file says */
    static void check(Path file) {
        try {
            FileTrust.objection(file).ifPresent(objection -> {
                throw new InvalidInput(
                        SourceLocation.whole(file.toString()),
                        objection + ", who could make volmount run commands; make it yours and `chmod go-w` it");
            });
        } catch (IOException unreadable) {
            throw new InvalidInput(
                    SourceLocation.whole(file.toString()),
                    "cannot be looked at: " + FileErrors.reason(file, unreadable) + "; check its permissions");
        }
    }
}
