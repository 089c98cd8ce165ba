package io.volmount.cli.login;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.Keygen;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.SshdContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;

/** Agents in a network of their own, which has no way in but a bastion, and one more network behind that one. */
@NeedsAgents
class BastionIT {
    private static final String[] TEN =
            IntStream.rangeClosed(1, 10).mapToObj(i -> "a" + i).toArray(String[]::new);
    private static final String NARROW = "MaxSessions 2\nMaxStartups 2:50:5\n";

    @TempDir
    Path directory;

    private final Network network = SshdContainer.networkApart();
    private final Network deep = SshdContainer.networkApart();
    private OperatorFixture operator;
    private SshdContainer bastion;
    private SshdContainer agents;
    private SshdContainer inner;
    private SshdContainer deepAgent;

    @BeforeEach
    void start() throws Exception {
        operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        bastion = operator.server().config(NARROW).published(1).in(network, "bastion");
        agents = operator.server().in(network, TEN);
        inner = operator.server().config(NARROW).in(network, "inner").in(deep, "inner");
        deepAgent = operator.server().in(deep, "d1");
        LabContainer.startAll(bastion, agents, inner, deepAgent);
        all().forEach(server -> operator.trusts(server.knownHosts()));
        configure("Host a*", "ProxyJump bastion", "Host d1", "ProxyJump bastion,inner");
    }

    @AfterEach
    void stop() {
        all().parallel().forEach(SshdContainer::close);
        network.close();
        deep.close();
    }

    private Stream<SshdContainer> all() {
        return Stream.of(bastion, agents, inner, deepAgent);
    }

    private void configure(String... ways) throws IOException {
        operator.sshConfig(String.join("\n", ways)
                + """

                Host bastion
                    HostName 127.0.0.1
                    Port %d
                Host *
                    User core
                    IdentityFile %s
                    UserKnownHostsFile %s
                """.formatted(bastion.port(), operator.file("id_ed25519"), operator.file("known_hosts")));
    }

    @Test
    void oneLoginOnTheBastionIsEnoughForTenAgentsWhichHaveNoOtherWayIn() throws Exception {
        Stream.of(TEN).forEach(operator::lists);

        CommandRun plan = operator.plan();

        assertThat(TEN).as("%s", plan).allMatch(plan::reached);
        assertThat(bastion.getLogs().split("Accepted publickey")).hasSize(2);
        assertThat(whatAnswersDirectly()).doesNotStartWith("SSH-");
        configure();
        assertThat(operator.plan().reason("a1")).contains("the name a1 does not resolve");
    }

    /** The first word from the agents' address on some network that this machine may be in; empty for silence. */
    private String whatAnswersDirectly() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(agents.address(network), 22), 2000);
            socket.setSoTimeout(2000);
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII);
        } catch (IOException nobody) {
            return "";
        }
    }

    @Test
    void everyServerOnTheWayIsCheckedByItsKey() throws Exception {
        operator.lists("d1");

        assertThat(operator.plan().reached("d1")).isTrue();

        String other = Keygen.key(operator.file("other"), "ed25519", "");
        operator.trustsNobody().trusts(bastion.knownHosts() + deepAgent.knownHosts() + "inner " + other + "\n");
        assertThat(operator.plan().reason("d1"))
                .contains(", then core@inner:22: no login on core@inner:22: the host key has changed: ")
                .contains("the server offered ssh-ed25519 " + inner.hostKeyFingerprint());
    }

    @Test
    void aBastionThatDiesIsNamedByWhatWasBehindIt() throws Exception {
        agents.stdout("printf '#!/bin/sh\\n: > /tmp/busy\\nexec sleep 600\\n' > /usr/local/bin/sudo\n"
                + "chmod 755 /usr/local/bin/sudo");
        operator.lists("a1").lists("a2");

        CompletableFuture<CommandRun> plan = CompletableFuture.supplyAsync(this::plan);
        eventually("a look is under way", () -> agents.sh("test -e /tmp/busy").getExitCode() == 0);
        bastion.kill();

        for (String agent : List.of("a1", "a2")) {
            assertThat(plan.get().outcome(agent)).as("%s", plan.get()).isEqualTo("unreachable");
            assertThat(plan.get().reason(agent)).contains("core@127.0.0.1:" + bastion.port());
        }
    }

    private CommandRun plan() {
        try {
            return operator.plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
