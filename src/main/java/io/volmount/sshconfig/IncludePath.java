package io.volmount.sshconfig;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Resolves the path of an {@code Include}; relative paths start at ~/.ssh or /etc/ssh. */
record IncludePath(LocalUser user, boolean ofUser) {
    private static final Path SYSTEM = Path.of("/etc/ssh");

    /** Empty if the path is invalid, another user's home, or uses {@code ~} in the system configuration. */
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
