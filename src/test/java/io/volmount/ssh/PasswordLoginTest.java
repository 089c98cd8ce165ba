package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.IdentityChoice;
import io.volmount.secret.Secret;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.PromptEntry;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordLoginTest {
    private static final String PASSWORD = "Tr0ub4dor&3";

    @TempDir
    Path directory;

    private final List<String> given = Collections.synchronizedList(new ArrayList<>());
    private Lab lab;
    private LoginServer server;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(directory);
        server = new LoginServer(offered -> false);
        server.server.settings().setPasswordAuthenticator((user, password, session) -> right(password));
        server.server.settings().setKeyboardInteractiveAuthenticator(asking(false, "Password: "));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        lab.close();
    }

    private boolean right(String password) {
        given.add(password);
        return password.equals(PASSWORD);
    }

    private KeyboardInteractiveAuthenticator asking(boolean shown, String... questions) {
        return new KeyboardInteractiveAuthenticator() {
            @Override
            public InteractiveChallenge generateChallenge(
                    ServerSession session, String user, String language, String submethods) {
                InteractiveChallenge challenge = new InteractiveChallenge();
                challenge.setInteractionName("");
                challenge.setInteractionInstruction("");
                challenge.setLanguageTag("");
                List.of(questions).forEach(question -> challenge.addPrompt(new PromptEntry(question, shown)));
                return challenge;
            }

            @Override
            public boolean authenticate(ServerSession session, String user, List<String> answers) {
                return right(String.join(",", answers));
            }
        };
    }

    private LoginServer taking(String... methods) throws Exception {
        List<UserAuthFactory> all = List.of(
                UserAuthPublicKeyFactory.INSTANCE,
                UserAuthKeyboardInteractiveFactory.INSTANCE,
                UserAuthPasswordFactory.INSTANCE);
        server.server
                .settings()
                .setUserAuthFactories(all.stream()
                        .filter(factory -> List.of(methods).contains(factory.getName()))
                        .toList());
        return server.start();
    }

    private void login(String password, Path... keys) throws Exception {
        server.login(
                lab, knowing(password), new IdentityChoice(List.of(keys), List.of(), Optional.empty(), false, true));
    }

    private static Credentials knowing(String password) {
        return new Credentials(
                Credentials.none().passphrases(),
                Optional.of(Secret.of(password.toCharArray())),
                Optional.empty(),
                Set.of());
    }

    @Test
    void isNotForServersOnTheWayToAgents() throws Exception {
        taking("publickey", "password");
        IdentityChoice keys = new IdentityChoice(List.of(lab.identity), List.of(), Optional.empty(), false, false);

        Unreachable failure = catchThrowableOfType(Unreachable.class, () -> server.login(lab, knowing(PASSWORD), keys));

        assertThat(failure.kind()).isEqualTo(Unreachable.Kind.LOGIN_REFUSED);
        assertThat(given).isEmpty();
    }

    private Unreachable failure(String password, Path... keys) {
        return catchThrowableOfType(Unreachable.class, () -> login(password, keys));
    }

    @Test
    void keysGoFirst() throws Exception {
        taking("publickey", "password");
        login(PASSWORD, lab.identity);
        assertThat(server.offered).hasSize(1);
        assertThat(given).containsExactly(PASSWORD);
    }

    @Test
    void aServerThatTakesNoKeysIsOfferedOne() throws Exception {
        taking("password");
        login(PASSWORD, lab.identity, TestKeys.openSsh(TestKeys.ecdsa(), directory.resolve("second")));
        assertThat(given).containsExactly(PASSWORD);
    }

    @Test
    void aDialogueThatAsksForThePassword() throws Exception {
        taking("publickey", "keyboard-interactive");
        login(PASSWORD);
        assertThat(given).containsExactly(PASSWORD);
    }

    @Test
    void aWrongPasswordIsGivenOnceThoughThereWouldBeTwoWays() throws Exception {
        taking("publickey", "password", "keyboard-interactive");
        Unreachable failure = failure("hunter2", lab.identity);

        assertThat(given).containsExactly("hunter2");
        assertThat(failure.kind()).isEqualTo(Kind.LOGIN_REFUSED);
        assertThat(failure)
                .hasMessageContaining("login refused: " + lab.identity + " was rejected, the password was rejected;")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aDialogueThatAsksForSomethingElseGetsNoAnswer() throws Exception {
        server.server.settings().setKeyboardInteractiveAuthenticator(asking(true, "Favourite colour? "));
        taking("keyboard-interactive");

        assertThat(failure(PASSWORD))
                .hasMessageContaining("the password cannot be used: does not fit the server's prompt \"Favourite col");
        assertThat(given).isEmpty();
    }

    @Test
    void aDialogueThatAsksForMoreGetsNoAnswer() throws Exception {
        server.server.settings().setKeyboardInteractiveAuthenticator(asking(false, "Password: ", "Code: "));
        taking("keyboard-interactive");

        failure(PASSWORD);
        assertThat(given).isEmpty();
    }

    @Test
    void anExpiredPasswordIsSaidToHaveExpired() throws Exception {
        server.server.settings().setPasswordAuthenticator(new PasswordAuthenticator() {
            @Override
            public boolean authenticate(String user, String password, ServerSession session) {
                throw new PasswordChangeRequiredException("expired", "Choose a new password", "en");
            }
        });
        taking("password");

        assertThat(failure(PASSWORD)).hasMessageContaining("the password cannot be used: has expired");
    }

    @Test
    void noPasswordIsGivenToAServerThatTakesNone() throws Exception {
        taking("publickey");

        assertThat(failure(PASSWORD, lab.identity))
                .hasMessageContaining(
                        "was rejected, the password was not tried because the server does not accept" + " passwords;");
        assertThat(given).isEmpty();
    }

    @Test
    void aKeyAndAPasswordTogether() throws Exception {
        server.server.settings().setPublickeyAuthenticator((user, key, session) -> true);
        CoreModuleProperties.AUTH_METHODS.set(server.server.settings(), "publickey,password");
        taking("publickey", "password");

        login(PASSWORD, lab.identity);
        assertThat(failure("hunter2", lab.identity))
                .hasMessageContaining(lab.identity + " was accepted, but further authentication is required, the"
                        + " password was rejected");
    }
}
