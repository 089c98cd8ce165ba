package io.volmount.sshconfig;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the path of an {@code Include} leads: relative ones begin at the directory of their kind of configuration. */
record IncludePath(LocalUser user, boolean ofUser) {
    private static final Path SYSTEM = Path.of("/etc/ssh");

    /** Empty if it names a home where that is not allowed, or another user's, or is no path. */
    Optional<Path> of(String written) {
        try {
            return path(written);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> path(String written) {
        if (written.startsWith("~")) {
            return ofUser
                            && Expansion.PATH
                                    .objection("~" + owner(written), user)
                                    .isEmpty()
                    ? Optional.of(user.home().resolve(written.replaceFirst("^~[^/]*/*", "")))
                    : Optional.empty();
        }
        return Optional.of((ofUser ? user.home().resolve(".ssh") : SYSTEM).resolve(written));
    }

    private static String owner(String written) {
        return written.substring(1).replaceFirst("/.*", "");
    }
}
