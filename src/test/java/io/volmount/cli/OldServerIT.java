package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final String REMEDY = "; update its OpenSSH, or say 'algorithms: legacy' for it in the inventory";

    @TempDir
    Path directory;

    @Test
    void whatIsTooOldIsNamedAndTheLegacyProfileReachesIt() throws Exception {
        Desk desk = Desk.in(directory).playbook(Desk.ONE_VOLUME);
        String rsa = Keygen.key(desk.file("id_rsa"), "rsa", "");
        try (SshdContainer exchange = old(desk, OLD_EXCHANGE);
                SshdContainer hostKey = old(desk, OLD_HOST_KEY);
                SshdContainer mac = old(desk, OLD_MAC);
                SshdContainer all = old(desk, OLD_EXCHANGE + OLD_HOST_KEY + OLD_MAC + OLD_LOGIN);
                SshdContainer tooOld = old(desk, "Ciphers aes128-cbc\n")) {
            Map<String, SshdContainer> servers = new TreeMap<>(
                    Map.of("exchange", exchange, "hostkey", hostKey, "mac", mac, "all", all, "too-old", tooOld));
            servers.values().parallelStream().forEach(SshdContainer::start);
            all.stdout("echo '" + rsa + "' >> /home/core/.ssh/authorized_keys");
            Stream.of(exchange, mac, tooOld).forEach(server -> desk.trusts(server.knownHosts()));
            Stream.of(hostKey, all)
                    .forEach(server -> desk.trusts("[127.0.0.1]:" + server.port() + " "
                            + server.stdout("cut -d ' ' -f 1,2 /etc/ssh/ssh_host_rsa_key.pub") + "\n"));

            servers.forEach((name, server) -> desk.lists(name, server.port()));
            CommandRun refused = desk.plan();

            assertThat(refused.reason("exchange"))
                    .as("%s", refused)
                    .contains(": no common key exchange algorithm: the server has only diffie-hellman-group14-sha1")
                    .endsWith(REMEDY);
            assertThat(refused.reason("hostkey"))
                    .endsWith(": no common host key algorithm: the server has only ssh-rsa" + REMEDY);
            assertThat(refused.reason("mac"))
                    .endsWith(": no common MAC algorithm: the server has only hmac-sha1" + REMEDY);
            assertThat(refused.reason("too-old"))
                    .endsWith(": no common cipher algorithm: the server has only aes128-cbc;"
                            + " update its OpenSSH, or let its sshd_config allow more");

            desk.listsNobody();
            servers.forEach((name, server) -> desk.lists(
                    name,
                    server.port(),
                    "algorithms: legacy",
                    "identityFile: " + (name.equals("all") ? "id_rsa" : "id_ed25519")));
            CommandRun reached = desk.plan();

            assertThat(List.of("exchange", "hostkey", "mac", "all"))
                    .as("%s", reached)
                    .allMatch(reached::reached);
            assertThat(reached.outcome("too-old")).isEqualTo("unreachable");
        }
    }

    private static SshdContainer old(Desk desk, String config) {
        return desk.server()
                .config(config)
                .prepared("ssh-keygen -q -t rsa -b 2048 -N '' -f /etc/ssh/ssh_host_rsa_key")
                .published(1);
    }
}
