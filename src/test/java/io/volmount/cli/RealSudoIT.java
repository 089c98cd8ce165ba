package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.lab.NeedsAgents;
import io.volmount.lab.SshdContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The sudo of a node that asks for a password, and what it says to those that it does not let. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class RealSudoIT {
    private static final String USERS = """
            echo 'core:correct horse' | chpasswd
            useradd -m guest
            echo 'guest:correct horse' | chpasswd
            cp -a /home/core/.ssh /home/guest/
            chown -R guest /home/guest/.ssh
            echo 'core ALL=(ALL) ALL' > /etc/sudoers.d/core
            echo 'guest ALL=(ALL) /usr/bin/id' > /etc/sudoers.d/guest
            """;

    @TempDir
    Path directory;

    @Test
    void wrongNotAllowedAndRightAreToldApart() throws Exception {
        Desk desk = Desk.in(directory).playbook(Desk.ONE_VOLUME);
        try (SshdContainer server = desk.server().prepared(USERS).published(2)) {
            server.start();
            desk.trusts(server.knownHosts())
                    .lists("allowed", server.ports().get(0), "sudo: password")
                    .lists("not-allowed", server.ports().get(1), "sudo: password", "user: guest");

            CommandRun right = plan(desk, "correct horse");
            assertThat(right.outcome("allowed")).as("%s", right).isEqualTo("planned");
            assertThat(right.reason("not-allowed"))
                    .isEqualTo("sudo does not let the login run sh as root; allow it in /etc/sudoers.d");

            CommandRun wrong = plan(desk, "wrong horse");
            assertThat(wrong.reason("allowed")).startsWith("sudo did not accept the password");
        }
    }

    private CommandRun plan(Desk desk, String password) throws IOException {
        Path file = Files.writeString(desk.file("sudo-password"), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return desk.plan("--become-pass-from", "file:" + file);
    }
}
