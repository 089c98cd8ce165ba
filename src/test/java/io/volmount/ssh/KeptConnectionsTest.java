package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.Access;
import io.volmount.access.AccessResolver;
import io.volmount.access.OneAccess;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Agents;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.CommandScope;
import io.volmount.app.context.Display;
import io.volmount.app.context.Passwords;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.KeptNetwork;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventories;
import io.volmount.lab.Eventually;
import io.volmount.secret.Secret;
import io.volmount.ssh.auth.Credentials;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.terminal.FakeTerminals;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connections of a shell, from one command to the next. */
class KeptConnectionsTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final String NO_ANSWER = "the script did not complete: exit status 0";
    private static final Passwords NONE = new Passwords(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    @TempDir
    Path home;

    private final KeyPair hostKey = TestKeys.ecdsa();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holding;
    private final ScriptedServer server = new ScriptedServer(hostKey).answering(line -> command -> {
        if (holding) {
            held.countDown();
            Thread.sleep(Long.MAX_VALUE);
        }
        command.exit(0);
    });
    private final KeptNetwork network = new KeptNetwork(ProcessContext::overSsh, NONE);
    private Lab lab;
    private Access access;
    private ProcessContext context;

    @BeforeEach
    void create() throws Exception {
        server.start();
        lab = new Lab(home, Lab.TIMINGS);
        lab.know(server.port(), hostKey);
        Path inventory = Files.writeString(
                home.resolve("i.yml"), "version: 1\ngroups: {g: {hosts: [{name: a1, address: node, sudo: none}]}}\n");
        Path config = Files.writeString(
                home.resolve("c"),
                "Host *\nHostName 127.0.0.1\nUser root\nPort " + server.port() + "\nIdentityFile " + lab.identity
                        + "\nUserKnownHostsFile " + lab.knownHosts + "\n");
        LocalUser user = new LocalUser("op", "1000", home, Map.of());
        Host host = Inventories.load(inventory, home).hosts().get(0);
        access = OneAccess.of(host, new AccessResolver(SshConfig.of(config, user), user));
        context = new ProcessContext(
                Map.of(),
                home,
                Path.of(""),
                "op",
                InputStream.nullInputStream(),
                NOWHERE,
                NOWHERE,
                FakeTerminals.on(""),
                Display.USUAL,
                Clock.systemUTC(),
                time -> {},
                new Random(1),
                network,
                CommandScope.PROCESS);
    }

    @AfterEach
    void end() throws Exception {
        network.close();
        lab.close();
        server.close();
    }

    /** A command that asks the node; what it hears, as nothing on the node answers a probe. */
    private String command(Credentials credentials) {
        try (Agents agents = network.agents(context, credentials, remark -> {});
                Agent agent = agents.of(access)) {
            return catchThrowableOfType(AgentUnreachable.class, () -> agent.probe(ProbeRequest.NOTHING_MORE))
                    .getMessage();
        }
    }

    private String command() {
        return command(Credentials.none());
    }

    @Test
    void oneLoginServesOneCommandAfterTheOther() {
        assertThat(command()).startsWith(NO_ANSWER);
        assertThat(command()).startsWith(NO_ANSWER);

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aLostConnectionIsReplaced() {
        command();
        server.dropConnections();

        assertThat(command()).startsWith(NO_ANSWER);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void theHostKeyIsCheckedWithWhatKnownHostsSaysAtThatTime() throws Exception {
        command();
        Files.delete(lab.knownHosts);
        lab.know(server.port(), TestKeys.ecdsa());
        server.dropConnections();

        assertThat(command()).contains("host key");
    }

    @Test
    void aConnectionThatSomethingIsStillAskedOverIsClosedWithItsCommand() throws Exception {
        holding = true;
        try (Agents agents = network.agents(context, Credentials.none(), remark -> {})) {
            Agent agent = agents.of(access);
            Thread asking = new Thread(
                    () -> catchThrowableOfType(AgentUnreachable.class, () -> agent.probe(ProbeRequest.NOTHING_MORE)));
            asking.start();
            held.await();
            agent.close();
            asking.join();
        }
        Eventually.eventually(
                "the server sees it",
                () -> server.settings().getActiveSessions().isEmpty());
        holding = false;

        command();

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aCommandWithAPasswordOfItsOwnLogsInByItself() throws Exception {
        command();
        Secret own = Secret.of("s3cret".toCharArray());
        command(new Credentials(Credentials.none().passphrases(), Optional.empty(), Optional.of(own), Set.of()));

        assertThat(server.connections()).isEqualTo(2);
        Eventually.eventually(
                "its connection is closed",
                () -> server.settings().getActiveSessions().size() == 1);
    }

    @Test
    void theEndOfTheShellClosesThem() throws Exception {
        command();
        network.close();

        Eventually.eventually(
                "closed", () -> server.settings().getActiveSessions().isEmpty());
    }
}
