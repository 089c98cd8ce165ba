package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
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
    /** What a look at such a server finds once sudo let it. */
    private static final String PASSED = "systemd does not ";

    private static final String USERS = """
            echo 'core:correct horse' | chpasswd
            for user in guest otp; do
                useradd -m "$user"
                echo "$user:correct horse" | chpasswd
                cp -a /home/core/.ssh "/home/$user/"
                chown -R "$user" "/home/$user/.ssh"
                echo "$user ALL=(ALL) ALL" > "/etc/sudoers.d/$user"
            done
            cat >> /etc/pam.d/sudo <<'PAM'
            auth [success=ignore default=1] pam_succeed_if.so quiet user = otp
            auth required pam_ftp.so users=otp
            PAM
            echo 'core ALL=(ALL) ALL' > /etc/sudoers.d/core
            echo 'guest ALL=(ALL) /usr/bin/id' > /etc/sudoers.d/guest
            """;

    @TempDir
    Path directory;

    @Test
    void wrongNotAllowedAndRightAreToldApart() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        try (SshdContainer server = operator.server().prepared(USERS).published(2)) {
            server.start();
            operator.trusts(server.knownHosts())
                    .lists("allowed", server.ports().get(0), "sudo: password")
                    .lists("not-allowed", server.ports().get(1), "sudo: password", "user: guest");

            CommandRun right = plan(operator, "correct horse");
            assertThat(right.reason("allowed")).as("%s", right).startsWith(PASSED);
            assertThat(right.reason("not-allowed"))
                    .isEqualTo("sudo does not allow the user to run sh as root; allow it in /etc/sudoers.d");

            CommandRun wrong = plan(operator, "wrong horse");
            assertThat(wrong.reason("allowed")).startsWith("sudo rejected the password");
        }
    }

    @Test
    void aSecondQuestionAfterTheRightPasswordIsNotCalledAWrongOne() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        try (SshdContainer server = operator.server().prepared(USERS).published(2)) {
            server.start();
            operator.trusts(server.knownHosts())
                    .lists("one", server.ports().get(0), "sudo: password")
                    .lists("asked-twice", server.ports().get(1), "sudo: password", "user: otp");

            CommandRun plan = plan(operator, "correct horse");

            assertThat(plan.reason("one")).as("%s", plan).startsWith(PASSED);
            assertThat(plan.reason("asked-twice")).startsWith("sudo prompted again without rejecting the password");
        }
    }

    private CommandRun plan(OperatorFixture operator, String password) throws IOException {
        Path file = Files.writeString(operator.file("sudo-password"), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return operator.plan("--become-pass-from", "file:" + file);
    }
}
