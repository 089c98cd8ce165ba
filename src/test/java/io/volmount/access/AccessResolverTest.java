package io.volmount.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventories;
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
        return Inventories.load(
                        Files.writeString(home.resolve("i.yml"), "version: 1\ngroups:\n  g:\n    hosts: " + hosts),
                        home)
                .hosts();
    }

    private Access access(String host, String config) throws IOException {
        return OneAccess.of(hosts("[" + host + "]").get(0), resolver(config));
    }

    private AccessResolver resolver(String config) throws IOException {
        return new AccessResolver(SshConfig.of(Files.writeString(home.resolve("c"), config), user), user);
    }

    private String origin(Access access, String setting) {
        return access.origins().origin(setting).replace(home + "/", "");
    }

    @Test
    void aSettingThatIsWrittenNowhereHasItsDefault() throws IOException {
        Access access = access("a1", "");

        assertThat(access.endpoint()).isEqualTo("a1:22");
        assertThat(origin(access, "port")).isEqualTo("default");
        assertThat(access.target().route()).isEqualTo(new Route.Direct());
        assertThat(access.route()).isEqualTo("direct");
        assertThat(access.target().user()).isEqualTo("op");
        assertThat(origin(access, "user")).isEqualTo("default");
        assertThat(access.target().identities().files())
                .containsExactly(
                        home.resolve(".ssh/id_ed25519"), home.resolve(".ssh/id_ecdsa"), home.resolve(".ssh/id_rsa"));
        assertThat(access.target().identities().sshAgent()).contains(Path.of("/run/agent"));
        assertThat(access.target().hostKeys().policy()).isEqualTo(HostKeyPolicy.STRICT);
        assertThat(access.target().hostKeys().files())
                .containsExactly(home.resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts"));
        assertThat(access.target().timeouts().connect()).isEqualTo(Duration.ofSeconds(10));
        assertThat(access.sudo()).isEqualTo(Sudo.PASSWORDLESS);
        assertThat(access.notes()).isEmpty();
    }

    @Test
    void sshConfigTakesPrecedenceOverDefaults() throws IOException {
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
        assertThat(origin(access, "address")).isEqualTo("c:2:12");
        assertThat(access.target().user()).isEqualTo("core");
        assertThat(origin(access, "user")).isEqualTo("c:4:8");
        assertThat(access.target().identities().files()).containsExactly(home.resolve("id"));
        assertThat(origin(access, "identityFile")).isEqualTo("c:5:16");
        assertThat(access.target().identities().sshAgent()).isEmpty();
        assertThat(access.target().identities().identitiesOnly()).isTrue();
        assertThat(access.target().hostKeys().files()).containsExactly(home.resolve("known"));
        assertThat(origin(access, "knownHostsFile")).isEqualTo("c:8:22");
        assertThat(access.target().hostKeys().alias()).contains("one");
        assertThat(access.target().hostKeys().policy()).isEqualTo(HostKeyPolicy.ACCEPT_NEW);
        assertThat(access.route()).isEqualTo("through b");
        assertThat(access.target().timeouts().connect()).isEqualTo(Duration.ofSeconds(3));
        assertThat(origin(access, "connectTimeout")).isEqualTo("c:13:18");
        assertThat(access.target().timeouts().keepAliveInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(access.target().timeouts().keepAliveCount()).isEqualTo(2);
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

        assertThat(access.target().port()).isEqualTo(2200);
        assertThat(origin(access, "port")).isEqualTo("i.yml:4:30");
        assertThat(access.target().user()).isEqualTo("root");
        assertThat(origin(access, "user")).startsWith("i.yml:4:");
        assertThat(access.target().identities().files()).containsExactly(home.resolve("k"));
        assertThat(access.target().hostKeys().files()).containsExactly(home.resolve("h"));
        assertThat(access.sudo()).isEqualTo(Sudo.NONE);
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

        assertThat(access.target().hostKeys().policy()).isEqualTo(HostKeyPolicy.STRICT);
        assertThat(origin(access, "hostKeyPolicy")).isEqualTo("default");
        assertThat(access.target().timeouts().keepAliveInterval()).isPositive();
        assertThat(access.target().identities().files()).isEmpty();
        assertThat(access.notes())
                .extracting(note -> note.replace(home + "/", ""))
                .containsExactly(
                        "StrictHostKeyChecking no at c:1:23 is ignored: host keys are always checked",
                        "ServerAliveInterval 0s at c:2:21 is ignored: 15s is used, or a dead node would go unnoticed");
    }

    @Test
    void newKeysAreAcceptedOnlyWhereTheUserHasAFileForThem() throws IOException {
        Access nowhere = access("a1", "StrictHostKeyChecking accept-new\nUserKnownHostsFile none\n");

        assertThat(nowhere.target().hostKeys().policy()).isEqualTo(HostKeyPolicy.STRICT);
        assertThat(origin(nowhere, "hostKeyPolicy")).isEqualTo("default");
        assertThat(nowhere.notes())
                .extracting(note -> note.replace(home + "/", ""))
                .containsExactly(
                        "StrictHostKeyChecking accept-new at c:1:23 is ignored: UserKnownHostsFile names no file to add new host keys to");
        assertThat(access(
                                "{name: a1, knownHostsFile: h}",
                                "StrictHostKeyChecking accept-new\nUserKnownHostsFile none\n")
                        .target()
                        .hostKeys()
                        .policy())
                .isEqualTo(HostKeyPolicy.ACCEPT_NEW);
    }

    @Test
    void aCommandIsARouteAndNoneIsTheDirectOne() throws IOException {
        assertThat(access("a1", "ProxyCommand nc -x p %h %p\n").target().route())
                .isEqualTo(new Route.Command("/bin/sh", "nc -x p a1 22"));
        Access none = access("a1", "ProxyJump none\nProxyJump b\n");
        assertThat(none.route()).isEqualTo("direct");
        assertThat(origin(none, "route")).isEqualTo("c:1:11");
    }

    @Test
    void anotherVariableMayNameTheKeyAgent() throws IOException {
        assertThat(access("a1", "IdentityAgent $NOBODY_SETS_THIS\n")
                        .target()
                        .identities()
                        .sshAgent())
                .isEmpty();
        assertThat(access("a1", "IdentityAgent /s\n").target().identities().sshAgent())
                .isEqualTo(Optional.of(Path.of("/s")));
    }

    @Test
    void oneMachineUnderTwoNamesIsNotWorkedOnTwice() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        resolver("Host a1 A2\n  HostName real\nHost a3\n  HostName real\n  ProxyJump b\n")
                .ofAll(hosts("[a1, A2, a3]"), diagnostics);

        assertThat(catchThrowableOfType(InvalidInput.class, diagnostics::throwIfAny)
                        .getMessage()
                        .replace(home + "/", ""))
                .isEqualTo("i.yml:4:17: the agents `a1` (i.yml:4:13) and `A2` are both at real:22 (c:2:12), so one"
                        + " machine would be changed twice; remove one or correct its address");
    }
}
