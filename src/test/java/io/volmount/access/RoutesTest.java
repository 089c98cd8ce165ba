package io.volmount.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.InvalidInput;
import io.volmount.inventory.Host;
import io.volmount.inventory.Inventories;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {
    @TempDir
    Path home;

    private LocalUser user;

    @BeforeEach
    void create() {
        user = new LocalUser("op", "1000", home, Map.of());
    }

    private Access access(String agent, String config) throws IOException {
        Path inventory = Files.writeString(home.resolve("i.yml"), "version: 1\ngroups: {g: {hosts: [" + agent + "]}}");
        Host host = Inventories.load(inventory, home).hosts().get(0);
        SshConfig read = SshConfig.of(Files.writeString(home.resolve("c"), config), user);
        return OneAccess.of(host, new AccessResolver(read, user));
    }

    private String refusal(String config) {
        return catchThrowableOfType(InvalidInput.class, () -> access("a1", config))
                .getMessage()
                .replace(home + "/", "");
    }

    private static String login(ResolvedJumpHost hop) {
        return hop.target().destination();
    }

    @Test
    void eachJumpHostIsResolvedByItsOwnName() throws IOException {
        Access access = access("{name: a1, port: 2200, user: root, identityFile: k, knownHostsFile: h}", """
                Host b1
                  HostName b1.example.com
                  User jump
                  IdentityFile ~/b1
                  UserKnownHostsFile ~/known-%h
                  HostKeyAlias one
                Host b?
                  Port 2222
                Host a1
                  ProxyJump b1,you@b2:24
                """);

        assertThat(access.route()).isEqualTo("through b1, then you@b2:24");
        assertThat(access.hops())
                .extracting(RoutesTest::login)
                .containsExactly("jump@b1.example.com:2222", "you@b2:24");
        ResolvedJumpHost first = access.hops().get(0);
        assertThat(first.target().identities().files()).containsExactly(home.resolve("b1"));
        assertThat(first.target().hostKeys().files())
                .containsExactly(home.resolve("known-b1.example.com"), Path.of("/etc/ssh/ssh_known_hosts"));
        assertThat(first.target().hostKeys().alias()).contains("one");
        ResolvedJumpHost second = access.hops().get(1);
        assertThat(second.origins().origin("user")).isEqualTo(home + "/c:10:13");
        assertThat(second.target().identities().files())
                .contains(home.resolve(".ssh/id_ed25519"))
                .doesNotContain(home.resolve("k"));
    }

    @Test
    void onlyTheFirstJumpHostMayHaveARouteOfItsOwn() throws IOException {
        Access access = access("a1", """
                Host b1
                  ProxyJump gate
                Host b2
                  ProxyJump never
                Host gate
                  ProxyCommand nc %h %p
                Host a1
                  ProxyJump b1,b2
                """);

        assertThat(access.route())
                .isEqualTo("through gate, then b1, then b2, the first reached by the command nc gate 22");
    }

    @Test
    void aWayThatLeadsInACircleIsAProblemOfTheConfiguration() {
        assertThat(refusal("Host *\n  ProxyJump bastion\n"))
                .isEqualTo(
                        "c:2:13: the route to `bastion` leads through `bastion` again, or has no end; set `ProxyJump none` in a `Host` block for the server that is reached directly");
        assertThat(refusal("Host a1 b2\n  ProxyJump b1\nHost b1\n  ProxyJump b2\n"))
                .startsWith("c:2:13: the route to `b1` leads through `b1` again");
        assertThat(refusal("ProxyJump x%h\n")).startsWith("c:1:11: the route to `x");
    }

    @Test
    void whatAJumpHostAsksForAndDoesNotGetIsNoted() throws IOException {
        Access access = access("a1", "Host b\n  StrictHostKeyChecking no\nHost a1\n  ProxyJump b\n");

        assertThat(access.hops().get(0).notes())
                .isEqualTo(List.of(
                        "StrictHostKeyChecking no at " + home + "/c:2:25 is ignored: host keys are always checked"));
    }
}
