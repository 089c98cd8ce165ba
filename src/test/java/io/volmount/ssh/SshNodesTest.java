package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.AccessResolver;
import io.volmount.access.OneAccess;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventories;
import io.volmount.ssh.auth.Credentials;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshNodesTest {
    @TempDir
    Path home;

    private AgentUnreachable unreachable(int port, String config, String before) throws Exception {
        Path inventory = Files.writeString(
                home.resolve("i.yml"), "version: 1\ngroups: {g: {hosts: [{name: a1, address: node}]}}\n");
        Files.createDirectories(home.resolve(".ssh"));
        TestKeys.openSsh(TestKeys.ecdsa(), home.resolve(".ssh/id_ecdsa"));
        LocalUser user = new LocalUser("op", "1000", home, Map.of());
        Host host = Inventories.load(inventory, home).hosts().get(0);
        Path file = Files.writeString(
                home.resolve("c"), before + "Host *\nHostName 127.0.0.1\nPort " + port + "\n" + config);
        try (SshNodes agents =
                        new SshNodes(Credentials.none(), remark -> {}, new Random(1), time -> {}, Clock.systemUTC());
                Agent agent = agents.of(OneAccess.of(host, new AccessResolver(SshConfig.of(file, user), user)))) {
            return catchThrowableOfType(AgentUnreachable.class, () -> agent.probe(ProbeRequest.of(List.of(), false)));
        }
    }

    @Test
    void theConfigurationLeadsToTheServer() throws Exception {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

        assertThat(unreachable(port, "User core\n", ""))
                .hasMessageStartingWith("core@127.0.0.1:" + port + ": connection refused");
    }

    @Test
    void anAgentBehindAnotherServerIsNotDialledDirectly() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawPeer bastion = new RawPeer(
                        client -> client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n".getBytes()))) {
            int port = listening.getLocalPort();

            assertThat(unreachable(
                            port,
                            "ProxyJump me@bastion\n",
                            "Host bastion\nHostName 127.0.0.1\nProxyJump none\nPort " + bastion.port() + "\n"))
                    .hasMessageStartingWith("op@127.0.0.1:" + port + " through me@127.0.0.1:" + bastion.port()
                            + ": no login on me@127.0.0.1:" + bastion.port() + ": the port is open, but not an SSH");
        }
    }
}
