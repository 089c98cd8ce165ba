package io.volmount.sshconfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user who runs volmount.
 *
 * @param id numeric user ID
 * @param home the home directory, {@code ~}
 * @param environment environment variables, <code>${NAME}</code>
 */
public record LocalUser(String name, String id, Path home, Map<String, String> environment) {
    private static final Path PROCESS = Path.of("/proc/self");

    public LocalUser {
        environment = Map.copyOf(environment);
    }

    /** The user that this process runs as. */
    public static LocalUser current(Path home, String name, Map<String, String> environment) {
        Path own = Files.exists(PROCESS) ? PROCESS : home;
        try {
            return new LocalUser(name, Files.getAttribute(own, "unix:uid").toString(), home, environment);
        } catch (IOException missing) {
            throw new UncheckedIOException("the home directory " + home + " cannot be read", missing);
        }
    }
}
