package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.IdentityChoice;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginWithKeyAgentTest {
    @TempDir
    Path directory;

    private Lab lab;
    private RealKeyAgent agent;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(directory);
        agent = new RealKeyAgent(directory);
    }

    @AfterEach
    void stop() {
        agent.close();
        lab.close();
    }

    private Path key(String name) throws Exception {
        return SshKeygen.key(directory.resolve(name), "", "-t ed25519");
    }

    private List<String> fill(int keys) throws Exception {
        List<String> fingerprints = new ArrayList<>();
        for (int i = 1; i <= keys; i++) {
            Path key = key("wrong" + i);
            agent.add(key);
            fingerprints.add(LoginServer.fingerprint(key));
        }
        return fingerprints;
    }

    private void login(LoginServer server, IdentityChoice choice) throws Exception {
        server.login(lab, Credentials.none(), choice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ed25519", "-t ecdsa", "-t rsa"})
    void signsWithEverySortOfKey(String options) throws Exception {
        Path key = SshKeygen.key(directory.resolve("id"), "", options);
        agent.add(key);
        try (LoginServer server = new LoginServer(LoginServer.only(key)).start()) {
            login(server, LoginServer.choice(agent));
            assertThat(server.offered).containsExactly(LoginServer.fingerprint(key));
        }
    }

    @Test
    void signsForACertificateThatItHoldsAndForOneInAFile() throws Exception {
        Path authority = key("ca");
        Path key = SshKeygen.key(directory.resolve("id"), "", "-t rsa");
        agent.add(key);
        Path certificate = SshKeygen.certificate(authority, key);
        IdentityChoice inFile =
                new IdentityChoice(List.of(), List.of(certificate), Optional.of(agent.socket), true, true);
        try (LoginServer server = new LoginServer(offered -> true).start()) {
            login(server, inFile);
            assertThat(server.offered).containsExactly("ssh-rsa-cert-v01@openssh.com");
        }
        agent.add(key);
        try (LoginServer server = new LoginServer(OpenSshCertificate.class::isInstance).start()) {
            login(server, LoginServer.choice(agent));
            assertThat(server.offered).contains("ssh-rsa-cert-v01@openssh.com");
        }
    }

    @Test
    void aConfiguredKeyIsNotBuriedUnderTheAgentsOthers() throws Exception {
        fill(8);
        Path right = key("right");
        try (LoginServer server = new LoginServer(LoginServer.only(right)).start()) {
            login(server, LoginServer.choice(agent, right));
            assertThat(server.offered).containsExactly(LoginServer.fingerprint(right));
        }
    }

    @Test
    void aConfiguredKeyThatTheAgentHoldsNeedsNoPrivateFile() throws Exception {
        fill(3);
        Path right = key("right");
        agent.add(right);
        Files.delete(right);
        try (LoginServer server = new LoginServer(LoginServer.only(right)).start()) {
            login(server, LoginServer.choice(agent, right));
            login(server, LoginServer.choice(agent, Path.of(right + ".pub")));
            assertThat(server.offered).containsOnly(LoginServer.fingerprint(right));
        }
    }

    @Test
    void manyWrongKeysAreTriedOnlyUpToWhatAServerTakes() throws Exception {
        List<String> wrong = fill(9);
        try (LoginServer server = new LoginServer(offered -> false).start()) {
            Unreachable failure = catchThrowableOfType(
                    Unreachable.class, () -> login(server, LoginServer.choice(agent, lab.identity)));

            assertThat(server.offered).hasSize(6).endsWith(wrong.subList(0, 5).toArray(String[]::new));
            assertThat(failure.kind()).isEqualTo(Kind.LOGIN_REFUSED);
            assertThat(failure)
                    .hasMessageContaining(lab.identity + " was rejected, the ssh-agent's key 'wrong1' was rejected")
                    .hasMessageContaining("the ssh-agent's key 'wrong6', ")
                    .hasMessageContaining(
                            "'wrong9' were not tried, because a server disconnects after too many" + " failures;");
        }
    }

    @Test
    void identitiesOnlyLeavesTheAgentsOthersAlone() throws Exception {
        fill(2);
        IdentityChoice choice =
                new IdentityChoice(List.of(lab.identity), List.of(), Optional.of(agent.socket), true, true);
        try (LoginServer server = new LoginServer(offered -> false).start()) {
            Unreachable failure = catchThrowableOfType(Unreachable.class, () -> login(server, choice));

            assertThat(server.offered).hasSize(1);
            assertThat(failure).hasMessageContaining("login refused: " + lab.identity + " was rejected; the server");
        }
    }

    @Test
    void aDeadAgentIsMentionedButDoesNotStandInTheWayOfAKey() throws Exception {
        IdentityChoice choice = LoginServer.choice(agent, lab.identity);
        agent.close();
        try (LoginServer server = new LoginServer(offered -> true).start()) {
            login(server, choice);
        }
        try (LoginServer server = new LoginServer(offered -> false).start()) {
            Unreachable failure = catchThrowableOfType(Unreachable.class, () -> login(server, choice));

            assertThat(failure)
                    .hasMessageContaining(
                            lab.identity + " was rejected, the ssh-agent at " + agent.socket + " cannot be reached (");
        }
    }

    @Test
    void anAgentThatLosesItsKeysDuringTheRun() throws Exception {
        Path key = key("id");
        agent.add(key);
        try (LoginServer server = new LoginServer(offered -> {
                    agent.close();
                    return true;
                })
                .start()) {
            Unreachable failure =
                    catchThrowableOfType(Unreachable.class, () -> login(server, LoginServer.choice(agent)));

            assertThat(failure.kind()).isEqualTo(Kind.LOGIN_REFUSED);
            assertThat(failure).hasMessageContaining("the ssh-agent's key 'id' cannot be used: the ssh-agent at");
        }
    }
}
