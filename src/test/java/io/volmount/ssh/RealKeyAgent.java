package io.volmount.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An ssh-agent of the test's own, where there is the program. */
public final class RealKeyAgent implements AutoCloseable {
    public final Path socket;
    private final Process process;

    public RealKeyAgent(Path directory) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "there is no ssh-agent here");
        socket = directory.resolve("agent.socket");
        process = new ProcessBuilder("/usr/bin/ssh-agent", "-D", "-a", socket.toString()).start();
        new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    }

    /** Adds a key, and the certificate beside it if there is one. */
    public RealKeyAgent add(Path key) throws Exception {
        SshKeygen.run(Map.of("SSH_AUTH_SOCK", socket.toString()), List.of("ssh-add", "-q", key.toString()));
        return this;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
