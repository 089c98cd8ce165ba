package io.volmount.cli.login;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.Keygen;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.SshdContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers whose key is in no file: vouched for by an authority, or taken at their first word where that is asked for. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class HostTrustIT {
    private static final String SIGNED = """
            cat > /tmp/authority <<'KEY'
            %s
            KEY
            chmod 600 /tmp/authority
            ssh-keygen -q -s /tmp/authority -h -I lab -n %s /etc/ssh/ssh_host_ed25519_key.pub
            rm /tmp/authority
            """;
    private static final String REPLACE_HOST_KEY = """
            rm /etc/ssh/ssh_host_ed25519_key
            ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
            kill -HUP 1
            """;

    @TempDir
    Path directory;

    @Test
    void anAuthoritysCertificateCountsForTheNameItIsFor() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        String authority = Keygen.key(operator.file("authority"), "ed25519", "");
        operator.trusts("@cert-authority [127.0.0.1]:* " + authority + "\n");
        try (SshdContainer certified = signed(operator, "127.0.0.1");
                SshdContainer other = signed(operator, "elsewhere");
                SshdContainer bare = operator.server().published(1)) {
            LabContainer.startAll(certified, other, bare);
            operator.lists("certified", certified.port())
                    .lists("other", other.port())
                    .lists("bare", bare.port());

            CommandRun plan = operator.plan();

            assertThat(plan.reached("certified")).as("%s", plan).isTrue();
            assertThat(plan.reason("other"))
                    .contains("its certificate is not valid: ", "elsewhere", other.hostKeyFingerprint());
            assertThat(plan.reason("bare"))
                    .contains("the host key is unknown", "nor did it present a certificate of the CA");
        }
    }

    private static SshdContainer signed(OperatorFixture operator, String name) throws Exception {
        return operator.server()
                .config("HostCertificate /etc/ssh/ssh_host_ed25519_key-cert.pub")
                .prepared(SIGNED.formatted(
                        Files.readString(operator.file("authority")).strip(), name))
                .published(1);
    }

    @Test
    void aNewHostsKeyIsWrittenDownOnceAndThenHeldTo() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory)
                .playbook(OperatorFixture.ONE_VOLUME)
                .sshConfig("StrictHostKeyChecking accept-new\n");
        try (SshdContainer server = operator.server().published(2)) {
            server.start();
            String key = server.hostKey();
            String before = server.hostKeyFingerprint();
            server.ports().forEach(port -> operator.lists("a" + port, port, "knownHostsFile: accepted"));

            CommandRun first = operator.plan();

            assertThat(server.ports()).as("%s", first).allMatch(port -> first.reached("a" + port));
            assertThat(first.err()).contains("accepted its new host key ssh-ed25519 " + before);
            assertThat(Files.readAllLines(operator.file("accepted")))
                    .containsExactlyInAnyOrderElementsOf(server.ports().stream()
                            .map(port -> "[127.0.0.1]:" + port + " " + key)
                            .toList());
            assertThat(operator.plan().err()).doesNotContain("accepted");

            server.stdout(REPLACE_HOST_KEY);
            eventually("listens again", () -> server.getLogs().split("listening on 0").length > 2);
            CommandRun changed = operator.plan();

            assertThat(changed.exitCode()).isEqualTo(1);
            assertThat(changed.reason("a" + server.port()))
                    .contains("the host key has changed: the server offered ssh-ed25519 " + server.hostKeyFingerprint())
                    .contains("the known key is ssh-ed25519 " + before + " at " + operator.file("accepted"));
        }
    }
}
