package io.volmount.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.document.InvalidInput;
import io.volmount.sshconfig.SshConfig.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSH is the judge: what {@code ssh -G} prints for a file and a host is what the file says of the host. */
class AgainstOpenSshTest {
    private static final Path CORPUS = Path.of("src/test/resources/io/volmount/sshconfig");

    @TempDir
    Path directory;

    static Stream<String> corpus() throws IOException {
        return files("corpus");
    }

    static Stream<String> refused() throws IOException {
        return files("refused");
    }

    private static Stream<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
            return files
                    .map(file -> folder + "/" + file.getFileName())
                    .filter(name -> name.endsWith(".conf"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @BeforeEach
    void findOpenSsh() {
        assumeTrue(OpenSsh.isThere(), "no ssh on this machine");
    }

    /** A file's first line names the hosts to ask for: {@code # hosts: a b user@c}. */
    @ParameterizedTest
    @MethodSource("corpus")
    void theSameIsSaidOfEveryHost(String name) throws Exception {
        Path file = copied(name);
        SshConfig config = SshConfig.of(file, Printed.USER);

        for (String asked :
                Files.readAllLines(file).get(0).replace("# hosts: ", "").split(" ")) {
            String host = asked.replaceFirst(".*@", "");
            Optional<String> user =
                    Optional.of(asked.replaceFirst("@?" + host + "$", "")).filter(u -> !u.isEmpty());
            List<String> options = new ArrayList<>();
            user.ifPresent(login -> options.addAll(List.of("-l", login)));
            String[] given = options.toArray(String[]::new);
            Map<String, List<String>> usual =
                    OpenSsh.settings("none", host, given).orElseThrow();

            assertThat(Printed.of(config, host, new Given(user, Optional.empty()), usual))
                    .as("%s for %s", name, asked)
                    .isEqualTo(OpenSsh.settings(file.toString(), host, given).orElseThrow());
        }
    }

    @Test
    void theTokensOfIdentityFilesMeanTheSame() throws Exception {
        Path file = Files.writeString(directory.resolve("c"), """
                HostName %h.Example.com
                User some
                IdentityFile ~/%h/%n/%p/%r/%u/%i/%k/%%
                IdentityFile %d/z
                IdentityFile ${HOME}/x
                IdentityFile ~root/y
                IdentityFile relative
                IdentityFile none
                Port 2222
                HostKeyAlias Alias
                """.replace("~root", "~" + Printed.USER.name()));

        assertThat(SshConfig.of(file, Printed.USER)
                        .settingsFor("A1", Given.NOTHING)
                        .identityFiles()
                        .orElseThrow())
                .extracting(found -> found.value().toString())
                .containsExactlyElementsOf(OpenSsh.identityFiles(file.toString(), "A1"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatItRefusesIsRefused(String name) throws Exception {
        Path file = copied(name);

        assertThat(OpenSsh.settings(file.toString(), "a1")).isEmpty();
        assertThatThrownBy(() -> SshConfig.of(file, Printed.USER)).isInstanceOf(InvalidInput.class);
    }

    /** In a file, {@code @DIR@} is the directory that it is in. */
    private Path copied(String name) throws IOException {
        try (Stream<Path> parts = Files.list(CORPUS.resolve(name).resolveSibling("parts"))) {
            for (Path part : parts.toList()) {
                copy(part);
            }
        }
        return copy(CORPUS.resolve(name));
    }

    private Path copy(Path file) throws IOException {
        String text = Files.readString(file).replace("@DIR@", directory.toString());
        return Files.writeString(directory.resolve(file.getFileName()), text);
    }
}
