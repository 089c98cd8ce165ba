package io.volmount.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Diagnostic;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.sshconfig.SshConfig.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a file holds, it is either followed or refused in sentences. */
class AnyConfigProperties {
    private static final LocalUser USER = new LocalUser("op", "1000", Path.of("/nowhere/at/all"), Map.of("X", "x,y z"));

    @Property(tries = 1000)
    void aFileIsFollowedOrRefused(@ForAll("lines") String text) throws IOException {
        followedOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void bytesAreFollowedOrRefused(@ForAll byte[] content) throws IOException {
        followedOrRefused(content);
    }

    private static void followedOrRefused(byte[] content) throws IOException {
        Path file = Files.createTempFile("any", ".conf");
        try {
            Files.write(file, content);
            HostSettings settings = SshConfig.of(file, USER).settingsFor("a1", Given.NOTHING);
            settings.port().ifPresent(port -> assertThat(port.value()).isBetween(1, 65535));
            settings.proxyJump().ifPresent(jumps -> assertThat(jumps.value()).doesNotContainNull());
            settings.hostName().ifPresent(name -> assertThat(name.value()).isNotBlank());
            assertThat(everyFile(settings)).doesNotContainNull();
            settings.connectTimeout()
                    .ifPresent(time -> assertThat(time.value().isNegative()).isFalse());
            settings.serverAliveCountMax()
                    .ifPresent(count -> assertThat(count.value()).isNotNegative());
        } catch (InvalidInput e) {
            assertThat(e.diagnostics())
                    .isNotEmpty()
                    .allSatisfy(diagnostic -> assertThat(diagnostic)
                            .extracting(Diagnostic::message)
                            .asString()
                            .hasSizeGreaterThan(20)
                            .matches("\\P{Cntrl}+"));
        } finally {
            Files.delete(file);
        }
    }

    private static List<Located<Path>> everyFile(HostSettings settings) {
        return Stream.of(
                        settings.identityFiles().orElse(List.of()),
                        settings.certificateFiles(),
                        settings.userKnownHostsFiles().orElse(List.of()),
                        settings.globalKnownHostsFiles().orElse(List.of()))
                .flatMap(List::stream)
                .toList();
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> words = Arbitraries.oneOf(
                Arbitraries.of(Keyword.values()).map(Keyword::toString),
                Arbitraries.of("Host", "Match", "Include", "host", "final", "all", "exec", "user", "none", "*", "!a1"),
                Arbitraries.of(
                        "%h",
                        "%r", "%", "${X}", "${", "~", "~op/", "\"", "'", "\\", "=", "#", ",", "a,b c", "@", "[::1]:9"),
                Arbitraries.of(
                        "\u0000", "\f", "\r", "\u2028", "\uD83D\uDE00", "1", "0", "99999999999", "1w", "yes", "/", "["),
                Arbitraries.strings().ofMaxLength(4));
        Arbitrary<String> gaps = Arbitraries.of(" ", " ", " ", "\n", "\n", "=", "", "\t");
        return Combinators.combine(words, gaps)
                .as(String::concat)
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
