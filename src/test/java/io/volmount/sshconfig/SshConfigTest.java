package io.volmount.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.sshconfig.SshConfig.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
    private static final Given AS_CORE_ON_2222 = new Given(Optional.of("core"), Optional.of(2222));

    @TempDir
    Path home;

    private SshConfig config(String text) throws IOException {
        return SshConfig.of(
                Files.writeString(home.resolve("c"), text),
                new LocalUser("op", "1000", home, Map.of("KEYS", "/keys", "PERCENT", "%h")));
    }

    private SourceLocation at(int line, int column) {
        return new SourceLocation(home.resolve("c").toString(), line, column);
    }

    @Test
    void everyValueComesWithItsPlace() throws IOException {
        HostSettings settings = config("""
                Host a*
                  HostName = "%h.Example.com"
                  IdentityFile one
                Host *
                  Port 2200
                  IdentityFile two
                """).settingsFor("a1", Given.NOTHING);

        assertThat(settings.hostName()).contains(new Located<>("a1.example.com", at(2, 14)));
        assertThat(settings.port()).contains(new Located<>(2200, at(5, 8)));
        assertThat(settings.identityFiles())
                .contains(List.of(new Located<>(Path.of("one"), at(3, 16)), new Located<>(Path.of("two"), at(6, 16))));
        assertThat(settings.user()).isEmpty();
    }

    @Test
    void whatIsGivenDecidesAndFillsTokens() throws IOException {
        HostSettings settings = config("""
                Match user core
                  HostName real
                User other
                Port 22
                IdentityFile ~/%r@%h:%p-%n-%u-%d-%i-%k-%%
                ProxyCommand nc %h %p ${KEYS}
                """).settingsFor("a1", AS_CORE_ON_2222);

        assertThat(settings.hostName().map(Located::value)).contains("real");
        assertThat(settings.identityFiles().orElseThrow())
                .extracting(Located::value)
                .containsExactly(Path.of(home + "/core@real:2222-a1-op-" + home + "-1000-a1-%"));
        assertThat(settings.proxyCommand().map(Located::value)).contains("nc real 2222 ${KEYS}");
    }

    @Test
    void aVariableThatIsNotSetLeavesItsLineOutAndSaysSo() throws IOException {
        HostSettings settings = config("""
                IdentityFile ${KEYS}/id
                IdentityFile ${PERCENT}
                IdentityFile ${MISSING}/id
                """).settingsFor("a1", Given.NOTHING);

        assertThat(settings.identityFiles().orElseThrow())
                .extracting(Located::value)
                .containsExactly(Path.of("/keys/id"), Path.of("%h"));
        assertThat(settings.notes())
                .containsExactly("IdentityFile `${MISSING}/id` at " + at(3, 14)
                        + " is ignored: its environment variable is not set");
    }

    @Test
    void jumpsAreTakenApart() throws IOException {
        HostSettings settings = config("ProxyJump op@b1:2222,ssh://b2,[2001:db8::1]:24,%h-gate # out\n")
                .settingsFor("a1", Given.NOTHING);

        assertThat(settings.proxyJump().orElseThrow().value())
                .containsExactly(
                        new JumpHost(Optional.of("op"), "b1", Optional.of(2222)),
                        new JumpHost(Optional.empty(), "b2", Optional.empty()),
                        new JumpHost(Optional.empty(), "2001:db8::1", Optional.of(24)),
                        new JumpHost(Optional.empty(), "a1-gate", Optional.empty()));
    }

    @Test
    void nothingIsRunAndWhatIsNotUsedIsToldOnce() throws IOException {
        Path trace = home.resolve("trace");
        SshConfig config = config("""
                ForwardAgent yes
                Match exec "touch %s"
                  Port 1
                Match !exec "touch %s"
                  Port 2
                Match host a1 localnetwork 10.0.0.0/8
                  forwardagent no
                  UseKeychain yes
                """.formatted(trace, trace));

        assertThat(config.settingsFor("a1", Given.NOTHING).port()).isEmpty();
        assertThat(trace).doesNotExist();
        assertThat(config.unused())
                .containsExactly(
                        new Located<>("ForwardAgent", at(1, 1)),
                        new Located<>("Match exec", at(2, 7)),
                        new Located<>("Match localnetwork", at(6, 15)),
                        new Located<>("UseKeychain", at(8, 3)));
    }

    @Test
    void theUsersFileGoesBeforeTheSystems() throws IOException {
        LocalUser user = LocalUser.current(home, System.getProperty("user.name"), Map.of());
        Path system = Files.writeString(home.resolve("system"), "Port 1\nUser s\nIdentityFile x\n");
        assertThat(SshConfig.usual(user, system)
                        .settingsFor("a1", Given.NOTHING)
                        .port()
                        .map(Located::value))
                .contains(1);

        Files.createDirectory(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/config"), "Host a1\n Port 2\n IdentityFile x\n");
        HostSettings both = SshConfig.usual(user, system).settingsFor("a1", Given.NOTHING);

        assertThat(both.port().map(Located::value)).contains(2);
        assertThat(both.user()).contains(new Located<>("s", new SourceLocation(system.toString(), 2, 6)));
        assertThat(SshConfig.none(user).settingsFor("a1", Given.NOTHING).port()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextDoNotMatterInAComment() throws IOException {
        Path file = home.resolve("latin");
        Files.write(file, "# caf\u00e9\nPort 7\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(SshConfig.of(file, new LocalUser("op", "1", home, Map.of()))
                        .settingsFor("a", Given.NOTHING)
                        .port()
                        .map(Located::value))
                .contains(7);
    }
}
