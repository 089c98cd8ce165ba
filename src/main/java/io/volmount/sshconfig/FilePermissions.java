package io.volmount.sshconfig;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.file.FileErrors;
import io.volmount.file.FileTrust;
import java.io.IOException;
import java.nio.file.Path;

/** Checks that only the user and root can change a configuration file, because it can contain commands to run. */
final class FilePermissions {
    private FilePermissions() {}

    /** @throws InvalidInput if other users could change the file */
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
                    "cannot be checked: " + FileErrors.reason(file, unreadable) + "; check its permissions");
        }
    }
}
