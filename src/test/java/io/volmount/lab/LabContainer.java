package io.volmount.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of the lab's image, whose user {@code core} lets a key in and may use sudo. A test can get into it past its
 * sshd. Not thread-safe.
 */
public abstract class LabContainer<T extends LabContainer<T>> extends GenericContainer<T> implements LabNode {

    /** What a start may take on a machine that is busy with something else. */
    static final Duration BOOT = Duration.ofMinutes(5);

    LabContainer(LabKey key) {
        super(DockerImageName.parse(Lab.image()));
        withEnv("LAB_AUTHORIZED_KEY", key.publicKey());
        withEnv("LAB_OWNER", Lab.owner());
        withImagePullPolicy(image -> false);
        withLabels(Lab.labels());
        withStartupAttempts(3);
        withStartupCheckStrategy(new IsRunningStartupCheckStrategy().withTimeout(BOOT));
    }

    /** Starts them all at once, and returns when all are ready. */
    public static void startAll(LabContainer<?>... containers) {
        Startables.deepStart(containers).join();
    }

    /** Type and key of its host key, as known_hosts has them. */
    public String hostKey() {
        return stdout("cut -d ' ' -f 1,2 /etc/ssh/ssh_host_ed25519_key.pub");
    }

    /** As OpenSSH prints it: {@code SHA256:...}. */
    public String hostKeyFingerprint() {
        return stdout("ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub | cut -d ' ' -f 2");
    }

    /** Runs a shell script as root, past sshd, whatever its exit code is. */
    public ExecResult sh(String script) {
        try {
            return execInContainer("sh", "-c", script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running: " + script, e);
        }
    }

    @Override
    public String stdout(String script) {
        ExecResult result = sh(script);
        if (result.getExitCode() != 0) {
            throw new AssertionError("exit " + result.getExitCode() + " of: " + script + "\n" + result.getStderr());
        }
        return result.getStdout().stripTrailing();
    }
}
