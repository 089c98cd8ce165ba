package io.volmount.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's own server on the loopback address, for the user who runs the tests. */
final class OpenSshServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    static final String USER = System.getProperty("user.name");

    final int port;
    private final Process process;

    static boolean installed() {
        boolean root = USER.equals("root");
        return Files.isExecutable(PROGRAM) && (!root || Files.isDirectory(Path.of("/run/sshd")));
    }

    /**
     * Starts one.
     *
     * @param directory for its configuration
     * @param identity the private key that logs in, made by ssh-keygen
     * @param lines of sshd_config
     */
    OpenSshServer(Path directory, Path identity, String... lines) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> config = new ArrayList<>(List.of(
                "ListenAddress 127.0.0.1:" + port,
                "AuthorizedKeysFile " + identity + ".pub",
                "PermitRootLogin yes",
                "StrictModes no",
                "UsePAM no",
                "PidFile none"));
        config.addAll(List.of(lines));
        Path file = Files.write(directory.resolve("sshd_config"), config);
        process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        awaitStart(process.inputReader());
    }

    private static void awaitStart(BufferedReader said) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.startsWith("Server listening on ")) {
                return;
            }
        }
        throw new IOException("sshd did not start: " + lines);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
