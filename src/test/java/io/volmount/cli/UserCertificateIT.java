package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        Desk desk = Desk.in(directory).playbook(Desk.ONE_VOLUME);
        String authority = Keygen.key(desk.file("authority"), "ed25519", "");
        try (SshdContainer server = desk.server()
                .config("TrustedUserCAKeys /etc/ssh/authority.pub\nAuthorizedKeysFile none")
                .prepared("echo '" + authority + "' > /etc/ssh/authority.pub")
                .published(3)) {
            server.start();
            desk.trusts(server.knownHosts());
            certified(desk, "good", server.ports().get(0), "core", "+1h");
            certified(desk, "expired", server.ports().get(1), "core", "-2h:-1h");
            certified(desk, "other-user", server.ports().get(2), "root", "+1h");

            CommandRun plan = desk.plan();

            assertThat(plan.reached("good")).as("%s", plan).isTrue();
            for (String refused : List.of("expired", "other-user")) {
                assertThat(plan.outcome(refused)).isEqualTo("unreachable");
                assertThat(plan.reason(refused))
                        .contains("login refused: " + desk.file(refused) + "-cert.pub was refused, "
                                + desk.file(refused) + " was refused; the server takes publickey");
            }
        }
    }

    /** Lists an agent whose login key has a certificate for this user and time. */
    private static void certified(Desk desk, String name, int port, String user, String validity) throws Exception {
        String key = desk.file(name).toString();
        Keygen.key(desk.file(name), "ed25519", "");
        Keygen.run("-q", "-s", desk.file("authority").toString(), "-I", name, "-n", user, "-V", validity, key + ".pub");
        desk.lists(name, port, "identityFile: " + name);
    }
}
