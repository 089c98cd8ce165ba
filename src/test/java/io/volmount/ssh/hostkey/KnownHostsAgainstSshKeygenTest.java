package io.volmount.ssh.hostkey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.ssh.TestKeys;
import io.volmount.ssh.key.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH's own tool is the judge of which lines speak of which host, and of fingerprints. */
class KnownHostsAgainstSshKeygenTest {
    private static final Path SSH_KEYGEN = Path.of("/usr/bin/ssh-keygen");
    private static final Pattern FOUND = Pattern.compile("found: line (\\d+)");
    private static final HostKey KEY = HostKey.of(TestKeys.ed25519().getPublic());
    private static final List<String> HOSTS = List.of(
            "a.example.com",
            "A.Example.COM,b.example.com",
            "*.example.com,!evil.example.com",
            "!evil.example.com,*.example.com",
            "!*",
            "*",
            "?.example.com",
            "a*",
            "*a*m",
            "**.example.com",
            "[a.example.com]:2222",
            "[*.example.com]:2222",
            "[A.example.com]:*",
            "10.0.1.1?",
            "10.0.1.11,10.0.1.12",
            "::1,fe80::1",
            "[::1]:2222",
            ",a.example.com,",
            "@revoked a.example.com",
            "@cert-authority *.example.com",
            "  a.example.com");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        assumeTrue(Files.isExecutable(SSH_KEYGEN), "no ssh-keygen on this machine");
        String text = HOSTS.stream()
                .map(hosts -> hosts + " " + KEY.type() + " " + KEY.base64() + " comment\n")
                .collect(joining());
        file = Files.writeString(directory.resolve("known_hosts"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example.com",
                "b.example.com",
                "evil.example.com",
                "aa.example.com",
                "example.com",
                "[a.example.com]:2222",
                "[b.example.com]:2222",
                "[a.example.com]:22",
                "10.0.1.11",
                "10.0.1.1",
                "::1",
                "[::1]:2222",
                "nowhere"
            })
    void theSameLinesSpeakOfAHost(String name) throws Exception {
        List<String> expected = FOUND.matcher(sshKeygen("-F", name, "-f", file.toString()))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(linesFor(name).map(number -> "found: line " + number)).containsExactlyElementsOf(expected);
    }

    private Stream<Integer> linesFor(String name) throws Exception {
        List<String> lines = Files.readAllLines(file);
        List<Integer> matching = new ArrayList<>();
        for (int number : IntStream.rangeClosed(1, lines.size()).toArray()) {
            if (KnownHostsLine.parse(lines.get(number - 1), file, number)
                    .hosts()
                    .matches(name)) {
                matching.add(number);
            }
        }
        return matching.stream();
    }

    @Test
    void namesThatItHashedAreFound() throws Exception {
        sshKeygen("-H", "-f", file.toString());
        String hashed = Files.readString(file);
        assertThat(hashed).contains("|1|").doesNotContain("10.0.1.12");
        KnownHosts hosts = KnownHosts.read(List.of(Files.writeString(file, hashed.replaceAll("(?m)^[^|].*\n", ""))));

        assertThat(hosts.warnings()).isEmpty();
        assertThat(Stream.of("b.example.com", "10.0.1.11", "10.0.1.12", "fe80::1"))
                .allMatch(name -> hosts.verdict(name, 22, KEY).equals(new HostKeyVerdict.Trusted()));
        assertThat(hosts.verdict("::1", 2222, KEY)).isEqualTo(new HostKeyVerdict.Trusted());
        assertThat(hosts.verdict("10.0.1.13", 22, KEY)).isInstanceOf(HostKeyVerdict.Unknown.class);
    }

    @Test
    void itPrintsTheSameFingerprint() throws Exception {
        Path key = Files.writeString(directory.resolve("key.pub"), KEY.type() + " " + KEY.base64() + "\n");

        assertThat(sshKeygen("-l", "-f", key.toString())).contains(" " + KEY.fingerprint() + " ");
    }

    private static String sshKeygen(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(SSH_KEYGEN.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes());
    }
}
