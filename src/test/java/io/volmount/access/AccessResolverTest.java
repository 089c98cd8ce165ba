package io.volmount.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventory;
import io.volmount.inventory.Sudo;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessResolverTest {
    @TempDir
    Path home;

    private LocalUser user;

    @BeforeEach
    void create() {
        user = new LocalUser("op", "1000", home, Map.of("SSH_AUTH_SOCK", "/run/agent"));
    }

    private List<Host> hosts(String hosts) throws IOException {
        return Inventory.load(
                        Files.writeString(home.resolve("i.yml"), "version: 1\ngroups:\n  g:\n    hosts: " + hosts),
                        home)
                .hosts();
    }

    private Access access(String host, String config) throws IOException {
        return resolver(config).of(hosts("[" + host + "]").get(0));
    }

    private AccessResolver resolver(String config) throws IOException {
        return new AccessResolver(SshConfig.of(Files.writeString(home.resolve("c"), config), user), user);
    }

    private String in(Sourced<?> value) {
        return value.value() + " " + value.origin().replace(home + "/", "");
    }

    @Test
    void whatNobodySaysIsUsual() throws IOException {
        Access access = access("a1", "");

        assertThat(access.endpoint()).isEqualTo("a1:22");
        assertThat(in(access.server().port())).isEqualTo("22 default");
        assertThat(access.server().route().value()).isEqualTo(new Route.Direct());
        assertThat(in(access.login().user())).isEqualTo("op default");
        assertThat(access.login().identityFiles())
                .extracting(Sourced::value)
                .containsExactly(
                        home.resolve(".ssh/id_ed25519"), home.resolve(".ssh/id_ecdsa"), home.resolve(".ssh/id_rsa"));
        assertThat(access.login().keyAgent().value()).contains(Path.of("/run/agent"));
        assertThat(access.hostKeys().policy().value()).isEqualTo(HostKeyPolicy.STRICT);
        assertThat(access.hostKeys().files())
                .extracting(Sourced::value)
                .containsExactly(home.resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts"));
        assertThat(access.patience().connect().value()).isEqualTo(Duration.ofSeconds(10));
        assertThat(access.sudo().value()).isEqualTo(Sudo.PASSWORDLESS);
        assertThat(access.notes()).isEmpty();
    }

    @Test
    void theConfigurationDecidesOverWhatIsUsual() throws IOException {
        Access access = access("a1", """
                Host a1
                  HostName a1.example.com
                  Port 2222
                  User core
                  IdentityFile ~/id
                  IdentityAgent none
                  IdentitiesOnly yes
                  UserKnownHostsFile ~/known
                  GlobalKnownHostsFile none
                  HostKeyAlias One
                  StrictHostKeyChecking accept-new
                  ProxyJump b
                  ConnectTimeout 3
                  ServerAliveInterval 5
                  ServerAliveCountMax 2
                """);

        assertThat(access.endpoint()).isEqualTo("a1.example.com:2222");
        assertThat(in(access.server().address())).isEqualTo("a1.example.com c:2:12");
        assertThat(in(access.login().user())).isEqualTo("core c:4:8");
        assertThat(access.login().identityFiles()).extracting(this::in).containsExactly(home + "/id c:5:16");
        assertThat(access.login().keyAgent().value()).isEmpty();
        assertThat(access.login().identitiesOnly().value()).isTrue();
        assertThat(access.hostKeys().files()).extracting(this::in).containsExactly(home + "/known c:8:22");
        assertThat(access.hostKeys().alias().map(Sourced::value)).contains("one");
        assertThat(access.hostKeys().policy().value()).isEqualTo(HostKeyPolicy.ACCEPT_NEW);
        assertThat(access.server().route().value().words()).isEqualTo("through b");
        assertThat(in(access.patience().connect())).isEqualTo("PT3S c:13:18");
        assertThat(access.patience().keepAliveInterval().value()).isEqualTo(Duration.ofSeconds(5));
        assertThat(access.patience().keepAliveCount().value()).isEqualTo(2);
    }

    @Test
    void theInventoryDecidesOverBoth() throws IOException {
        Access access =
                access("{name: a1, port: 2200, user: root, identityFile: k, knownHostsFile: h, sudo: none}", """
                Port 1
                User someone
                IdentityFile ~/id
                UserKnownHostsFile ~/known
                GlobalKnownHostsFile /global
                """);

        assertThat(in(access.server().port())).isEqualTo("2200 i.yml:4:30");
        assertThat(in(access.login().user())).startsWith("root i.yml:4:");
        assertThat(access.login().identityFiles()).extracting(Sourced::value).containsExactly(home.resolve("k"));
        assertThat(access.hostKeys().files()).extracting(Sourced::value).containsExactly(home.resolve("h"));
        assertThat(access.sudo().value()).isEqualTo(Sudo.NONE);
    }

    @Test
    void itIsAskedForTheAddressAndNotForTheName() throws IOException {
        String config = "Host a1\n  HostName elsewhere\nHost 10.0.0.?\n  Port 2222\n";

        assertThat(access("{name: a1, address: 10.0.0.1}", config).endpoint()).isEqualTo("10.0.0.1:2222");
        assertThat(access("a1", config).endpoint()).isEqualTo("elsewhere:22");
    }

    @Test
    void whatIsNotFollowedIsNoted() throws IOException {
        Access access = access("a1", "StrictHostKeyChecking no\nServerAliveInterval 0\nIdentityFile none\n");

        assertThat(access.hostKeys().policy()).isEqualTo(Sourced.usual(HostKeyPolicy.STRICT));
        assertThat(access.patience().keepAliveInterval().value()).isPositive();
        assertThat(access.login().identityFiles()).isEmpty();
        assertThat(access.notes())
                .extracting(note -> note.replace(home + "/", ""))
                .containsExactly(
                        "StrictHostKeyChecking no at c:1:23 is not followed: host keys are checked always",
                        "ServerAliveInterval 0s at c:2:21 is not followed: 15s is, or a dead node would go unnoticed");
    }

    @Test
    void newKeysAreAcceptedOnlyWhereTheUserHasAFileForThem() throws IOException {
        Access nowhere = access("a1", "StrictHostKeyChecking accept-new\nUserKnownHostsFile none\n");

        assertThat(nowhere.hostKeys().policy()).isEqualTo(Sourced.usual(HostKeyPolicy.STRICT));
        assertThat(nowhere.notes())
                .extracting(note -> note.replace(home + "/", ""))
                .containsExactly("StrictHostKeyChecking accept-new at c:1:23 is not followed: UserKnownHostsFile leaves"
                        + " no file to write new host keys to");
        assertThat(access(
                                "{name: a1, knownHostsFile: h}",
                                "StrictHostKeyChecking accept-new\nUserKnownHostsFile none\n")
                        .hostKeys()
                        .policy()
                        .value())
                .isEqualTo(HostKeyPolicy.ACCEPT_NEW);
    }

    @Test
    void aCommandIsARouteAndNoneIsTheDirectOne() throws IOException {
        assertThat(access("a1", "ProxyCommand nc -x p %h %p\n").server().route().value())
                .isEqualTo(new Route.Command("/bin/sh", "nc -x p a1 22"));
        assertThat(in(access("a1", "ProxyJump none\nProxyJump b\n")
                        .server()
                        .route()
                        .map(Route::words)))
                .isEqualTo("direct c:1:11");
    }

    @Test
    void anotherVariableMayNameTheKeyAgent() throws IOException {
        assertThat(access("a1", "IdentityAgent $NOBODY_SETS_THIS\n")
                        .login()
                        .keyAgent()
                        .value())
                .isEmpty();
        assertThat(access("a1", "IdentityAgent /s\n").login().keyAgent().value())
                .isEqualTo(Optional.of(Path.of("/s")));
    }

    @Test
    void oneMachineUnderTwoNamesIsNotWorkedOnTwice() throws IOException {
        Diagnostics problems = new Diagnostics();
        resolver("Host a1 A2\n  HostName real\nHost a3\n  HostName real\n  ProxyJump b\n")
                .ofAll(hosts("[a1, A2, a3]"), problems);

        assertThat(catchThrowableOfType(InvalidInput.class, problems::throwIfAny)
                        .getMessage()
                        .replace(home + "/", ""))
                .isEqualTo("i.yml:4:17: the agents `a1` (i.yml:4:13) and `A2` are both at real:22 (c:2:12), so one"
                        + " machine would be worked on twice; remove one or correct its address");
    }
}
