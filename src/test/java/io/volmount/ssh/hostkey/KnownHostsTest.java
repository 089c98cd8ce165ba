package io.volmount.ssh.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.ssh.Hashed;
import io.volmount.ssh.TestKeys;
import io.volmount.ssh.key.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {
    private static final HostKey KEY = HostKey.of(TestKeys.ed25519().getPublic());
    private static final HostKey OTHER = HostKey.of(TestKeys.ecdsa().getPublic());
    private static final HostKeyVerdict TRUSTED = new HostKeyVerdict.Trusted();

    @TempDir
    Path directory;

    private static String line(String hosts, HostKey key) {
        return hosts + " " + key.type() + " " + key.base64();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    private KnownHosts hosts(String... lines) throws IOException {
        return KnownHosts.read(List.of(file("known_hosts", lines)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example.com                         | a.example.com | 22   | true",
                "A.Example.COM                         | a.example.com | 22   | true",
                "a.example.com                         | A.EXAMPLE.com | 22   | true",
                "b,a.example.com,c                     | a.example.com | 22   | true",
                "a.example.com                         | a.example     | 22   | false",
                "*.example.com                         | a.example.com | 22   | true",
                "*.example.com,!evil.example.com       | a.example.com | 22   | true",
                "*.example.com,!evil.example.com       | evil.example.com | 22 | false",
                "!evil.example.com,*.example.com       | evil.example.com | 22 | false",
                "!evil.example.com                     | a.example.com | 22   | false",
                "10.0.1.?                              | 10.0.1.7      | 22   | true",
                "10.0.1.?                              | 10.0.1.17     | 22   | false",
                "*                                     | anything      | 2222 | true",
                "*a*a*a*a*b                            | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 22 | false",
                "[a.example.com]:2222                  | a.example.com | 2222 | true",
                "[a.example.com]:2222                  | a.example.com | 22   | false",
                "[a.example.com]:2222                  | a.example.com | 2223 | false",
                "a.example.com                         | a.example.com | 2222 | true",
                "[*.example.com]:2222                  | a.example.com | 2222 | true",
                "::1                                   | ::1           | 22   | true",
                "[::1]:2222                            | ::1           | 2222 | true",
            })
    void trustsTheKeyForTheHostsOfItsLine(String field, String address, int port, boolean trusted) throws Exception {
        assertThat(hosts(line(field, KEY)).verdict(address, port, KEY).equals(TRUSTED))
                .isEqualTo(trusted);
    }

    @Test
    void findsHashedNames() throws Exception {
        KnownHosts hosts =
                hosts(line(Hashed.name("a.example.com"), KEY), line(Hashed.name("[b.example.com]:2222"), KEY));

        assertThat(hosts.verdict("A.example.com", 22, KEY)).isEqualTo(TRUSTED);
        assertThat(hosts.verdict("b.example.com", 2222, KEY)).isEqualTo(TRUSTED);
        assertThat(hosts.verdict("b.example.com", 22, KEY)).isInstanceOf(HostKeyVerdict.Unknown.class);
    }

    @Test
    void manyThreadsFindHashedNamesAtOnce() throws Exception {
        KnownHosts hosts = hosts(IntStream.range(0, 200)
                .mapToObj(i -> line(hashed("host" + i), i % 2 == 0 ? KEY : OTHER))
                .toArray(String[]::new));

        Stream<HostKeyVerdict> verdicts = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> hosts.verdict("host" + i % 200, 22, i % 2 == 0 ? KEY : OTHER));

        assertThat(verdicts).containsOnly(TRUSTED);
    }

    private static String hashed(String name) {
        try {
            return Hashed.name(name);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void revokedWinsOverEverything() throws Exception {
        KnownHosts hosts = hosts(line("a,b", KEY), line("@revoked a", KEY));

        assertThat(hosts.verdict("a", 22, KEY))
                .isEqualTo(new HostKeyVerdict.Revoked(KEY, new KnownHostKey(KEY, directory.resolve("known_hosts"), 2)));
        assertThat(hosts.verdict("a", 2222, KEY)).isInstanceOf(HostKeyVerdict.Revoked.class);
        assertThat(hosts.verdict("b", 22, KEY)).isEqualTo(TRUSTED);
        assertThat(hosts.verdict("a", 22, OTHER)).isInstanceOf(HostKeyVerdict.Changed.class);
    }

    @Test
    void anAuthorityIsNotAHostKey() throws Exception {
        KnownHosts hosts = hosts(line("@cert-authority *", KEY));

        assertThat(hosts.verdict("a", 22, KEY))
                .isEqualTo(new HostKeyVerdict.Unknown(
                        KEY, List.of(new KnownHostKey(KEY, directory.resolve("known_hosts"), 1))));
        assertThat(hosts.likelyTypes("a", 22)).isEmpty();
    }

    @Test
    void anotherKeyMeansChangedWhereverItStands() throws Exception {
        Path first = file("first", "# none here");
        Path second = file("second", "", line(Hashed.name("a"), OTHER));
        Path missing = directory.resolve("missing");
        KnownHosts hosts = KnownHosts.read(List.of(first, missing, second));

        assertThat(hosts.verdict("a", 22, KEY))
                .isEqualTo(new HostKeyVerdict.Changed(KEY, List.of(new KnownHostKey(OTHER, second, 2))));
        assertThat(hosts.describeFiles()).isEqualTo(first + ", " + missing + " (does not exist), " + second);
        assertThat(hosts.warnings()).isEmpty();
    }

    @Test
    void theKeyOfAnotherPortNeitherVouchesNorAccuses() throws Exception {
        KnownHosts hosts = hosts(line("a", OTHER), line("[a]:2222", KEY));

        assertThat(hosts.verdict("a", 2222, KEY)).isEqualTo(TRUSTED);
        assertThat(hosts.verdict("a", 2222, OTHER)).isInstanceOf(HostKeyVerdict.Changed.class);
        assertThat(hosts.verdict("a", 2223, KEY)).isInstanceOf(HostKeyVerdict.Unknown.class);
        assertThat(hosts.verdict("a", 2223, OTHER)).isEqualTo(TRUSTED);
    }

    @Test
    void asksForTheTypesThatAHostIsKnownBy() throws Exception {
        KnownHosts hosts = hosts(line("a,[b]:2222", OTHER), line("a", KEY), line("*.example.com", KEY));

        assertThat(hosts.likelyTypes("a", 22)).containsExactly(OTHER.type(), KEY.type());
        assertThat(hosts.likelyTypes("b", 2222)).containsExactly(OTHER.type());
        assertThat(hosts.likelyTypes("a.example.com", 22)).containsExactly(KEY.type());
        assertThat(hosts.likelyTypes("nowhere", 22)).isEmpty();
    }

    @Test
    void guessesTheTypesOfHashedHostsUntilOneHasBeenLookedFor() throws Exception {
        KnownHosts hosts =
                hosts(line(Hashed.name("a"), OTHER), line(Hashed.name("b"), KEY), line(Hashed.name("c"), KEY));
        assertThat(hosts.likelyTypes("a", 22)).containsExactly(KEY.type(), OTHER.type());

        HostKeyVerdict verdict = hosts.verdict("a", 22, KEY);

        assertThat(verdict.overlookedTypes()).containsExactly(OTHER.type());
        assertThat(hosts.likelyTypes("a", 22)).containsExactly(OTHER.type());
    }

    @Test
    void brokenLinesAreSkippedWithAWarningThatHasTheirPlace() throws Exception {
        String half = KEY.base64().substring(0, 20);
        KnownHosts hosts = hosts(
                "# comment",
                "   ",
                "a",
                "a ssh-ed25519",
                "a ssh-ed25519 !!!",
                "a ssh-ed25519 " + half,
                "a ssh-rsa " + KEY.base64(),
                "@unknown " + line("a", KEY),
                "|1|c2hvcnQ=|c2hvcnQ= ssh-ed25519 " + KEY.base64(),
                "  \t" + line("b", KEY).replace(" ", "\t ") + " a comment\r");
        String file = directory.resolve("known_hosts").toString();

        assertThat(hosts.verdict("a", 22, KEY)).isInstanceOf(HostKeyVerdict.Unknown.class);
        assertThat(hosts.verdict("b", 22, KEY)).isEqualTo(TRUSTED);
        assertThat(hosts.warnings())
                .containsExactly(
                        file + ":3: incomplete: expected hosts, key type and key",
                        file + ":4: incomplete: expected hosts, key type and key",
                        file + ":5: not a key of type ssh-ed25519",
                        file + ":6: not a key of type ssh-ed25519",
                        file + ":7: not a key of type ssh-rsa",
                        file + ":8: unknown marker @unknown",
                        file + ":9: not a hashed host name: |1|c2hvcnQ=|c2hvcnQ=");
    }

    @Test
    void aFileFullOfBrokenLinesIsReadAndToldInShort() throws IOException {
        for (String invalid : List.of("a\n", "|a", "|1|a a a\n", "@x ", "a,", "a b c\n", "*a,", "\t \n")) {
            String worst = invalid.repeat((1 << 20) / invalid.length());

            List<String> warnings =
                    KnownHosts.read(List.of(file("known_hosts", worst))).warnings();

            assertThat(warnings).hasSizeLessThan(22).allMatch(warning -> warning.length() < 1000);
        }
    }

    @Test
    void anUnreadableFileIsAWarning() {
        assertThat(KnownHosts.read(List.of(directory)).warnings())
                .singleElement()
                .asString()
                .startsWith(directory + ": cannot be read: ");
    }

    @Test
    @Timeout(60)
    void aFileThatSomebodyElseCouldHaveWrittenOrThatIsNoneSaysNothing() throws Exception {
        Path file = file("known_hosts", line("a", KEY));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        KnownHosts hosts = KnownHosts.read(List.of(file, pipe, Path.of("/dev/zero"), Path.of("/dev/null")));

        assertThat(hosts.verdict("a", 22, KEY)).isInstanceOf(HostKeyVerdict.Unknown.class);
        assertThat(hosts.warnings())
                .containsExactly(
                        file + ": ignored: others may write to " + file + "; make it yours and `chmod go-w` it",
                        pipe + ": cannot be read: not a regular file",
                        "/dev/zero: cannot be read: not a regular file");
    }
}
