package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.Keygen;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.SshdContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers with no algorithm that is safe to use: the sentence says which, and the inventory can give in. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class OldServerIT {
    private static final String OLD_EXCHANGE = "KexAlgorithms diffie-hellman-group14-sha1\n";
    private static final String OLD_HOST_KEY = "HostKey /etc/ssh/ssh_host_rsa_key\nHostKeyAlgorithms ssh-rsa\n";
    private static final String OLD_MAC = "Ciphers aes128-ctr\nMACs hmac-sha1\n";
    private static final String OLD_LOGIN = "PubkeyAcceptedAlgorithms ssh-rsa\n";
    private static final String REMEDY = "; update its OpenSSH, or set 'algorithms: legacy' for it in the inventory";

    @TempDir
    Path directory;

    @Test
    void whatIsTooOldIsNamedAndTheLegacyProfileReachesIt() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        String rsa = Keygen.key(operator.file("id_rsa"), "rsa", "");
        try (SshdContainer exchange = old(operator, OLD_EXCHANGE);
                SshdContainer hostKey = old(operator, OLD_HOST_KEY);
                SshdContainer mac = old(operator, OLD_MAC);
                SshdContainer all = old(operator, OLD_EXCHANGE + OLD_HOST_KEY + OLD_MAC + OLD_LOGIN);
                SshdContainer tooOld = old(operator, "Ciphers aes128-cbc\n")) {
            Map<String, SshdContainer> servers = new TreeMap<>(
                    Map.of("exchange", exchange, "hostkey", hostKey, "mac", mac, "all", all, "too-old", tooOld));
            servers.values().parallelStream().forEach(SshdContainer::start);
            all.stdout("echo '" + rsa + "' >> /home/core/.ssh/authorized_keys");
            Stream.of(exchange, mac, tooOld).forEach(server -> operator.trusts(server.knownHosts()));
            Stream.of(hostKey, all)
                    .forEach(server -> operator.trusts("[127.0.0.1]:" + server.port() + " "
                            + server.stdout("cut -d ' ' -f 1,2 /etc/ssh/ssh_host_rsa_key.pub") + "\n"));

            servers.forEach((name, server) -> operator.lists(name, server.port()));
            CommandRun refused = operator.plan();

            assertThat(refused.reason("exchange"))
                    .as("%s", refused)
                    .contains(": no common key exchange algorithm: the server offers only diffie-hellman-group14-sha1")
                    .endsWith(REMEDY);
            assertThat(refused.reason("hostkey"))
                    .endsWith(": no common host key algorithm: the server offers only ssh-rsa" + REMEDY);
            assertThat(refused.reason("mac"))
                    .endsWith(": no common MAC algorithm: the server offers only hmac-sha1" + REMEDY);
            assertThat(refused.reason("too-old"))
                    .endsWith(": no common cipher algorithm: the server offers only aes128-cbc;"
                            + " update its OpenSSH, or allow more algorithms in its sshd_config");

            operator.listsNobody();
            servers.forEach((name, server) -> operator.lists(
                    name,
                    server.port(),
                    "algorithms: legacy",
                    "identityFile: " + (name.equals("all") ? "id_rsa" : "id_ed25519")));
            CommandRun reached = operator.plan();

            assertThat(List.of("exchange", "hostkey", "mac", "all"))
                    .as("%s", reached)
                    .allMatch(reached::reached);
            assertThat(reached.outcome("too-old")).isEqualTo("unreachable");
        }
    }

    private static SshdContainer old(OperatorFixture operator, String config) {
        return operator.server()
                .config(config)
                .prepared("ssh-keygen -q -t rsa -b 2048 -N '' -f /etc/ssh/ssh_host_rsa_key")
                .published(1);
    }
}
