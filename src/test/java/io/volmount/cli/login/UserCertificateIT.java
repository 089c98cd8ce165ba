package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.Keygen;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.SshdContainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers that know no key of a user's, only the authority that signs users' certificates. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class UserCertificateIT {
    @TempDir
    Path directory;

    @Test
    void aCertificateOfTheAuthorityLogsInAndAnExpiredOneDoesNot() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        String authority = Keygen.key(operator.file("authority"), "ed25519", "");
        try (SshdContainer server = operator.server()
                .config("TrustedUserCAKeys /etc/ssh/authority.pub\nAuthorizedKeysFile none")
                .prepared("echo '" + authority + "' > /etc/ssh/authority.pub")
                .published(3)) {
            server.start();
            operator.trusts(server.knownHosts());
            certified(operator, "good", server.ports().get(0), "core", "+1h");
            certified(operator, "expired", server.ports().get(1), "core", "-2h:-1h");
            certified(operator, "other-user", server.ports().get(2), "root", "+1h");

            CommandRun plan = operator.plan();

            assertThat(plan.reached("good")).as("%s", plan).isTrue();
            for (String refused : List.of("expired", "other-user")) {
                assertThat(plan.outcome(refused)).isEqualTo("unreachable");
                assertThat(plan.reason(refused))
                        .contains("login refused: " + operator.file(refused) + "-cert.pub was rejected, "
                                + operator.file(refused) + " was rejected; the server accepts publickey");
            }
        }
    }

    /** Lists an agent whose login key has a certificate for this user and time. */
    private static void certified(OperatorFixture operator, String name, int port, String user, String validity)
            throws Exception {
        String key = operator.file(name).toString();
        Keygen.key(operator.file(name), "ed25519", "");
        Keygen.run(
                "-q",
                "-s",
                operator.file("authority").toString(),
                "-I",
                name,
                "-n",
                user,
                "-V",
                validity,
                key + ".pub");
        operator.lists(name, port, "identityFile: " + name);
    }
}
