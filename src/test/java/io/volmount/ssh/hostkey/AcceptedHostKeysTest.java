package io.volmount.ssh.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.ssh.Lab;
import io.volmount.ssh.TestKeys;
import io.volmount.ssh.key.HostKey;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedHostKeysTest {
    private static final PublicKey PUBLIC = TestKeys.ed25519().getPublic();
    private static final HostKey KEY = HostKey.of(PUBLIC);
    private static final HostKey OTHER = HostKey.of(TestKeys.ed25519().getPublic());
    private static final HostKeyVerdict TRUSTED = new HostKeyVerdict.Trusted();

    @TempDir
    Path directory;

    private final List<String> remarks = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final AcceptedHostKeys newKeys = new AcceptedHostKeys(pauses::add, remarks::add);

    static SshTarget target(Path file, String address, int port) {
        SshTarget.HostKeys keys = new SshTarget.HostKeys(HostKeyPolicy.ACCEPT_NEW, List.of(file), Optional.empty());
        return Lab.of(address, port, keys);
    }

    static HostKeyVerdict unknown(HostKey key) {
        return new HostKeyVerdict.Unknown(key, List.of());
    }

    private static String line(String host, HostKey key) {
        return host + " " + key.type() + " " + key.base64() + "\n";
    }

    private Path file() {
        return directory.resolve("ssh/known_hosts");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theFirstKeyMakesTheFileForItsOwnerAlone() throws Exception {
        assertThat(newKeys.accept(target(file(), "A1.example.com", 22), unknown(KEY)))
                .isEqualTo(TRUSTED);
        assertThat(newKeys.accept(target(file(), "::1", 2222), unknown(OTHER))).isEqualTo(TRUSTED);

        assertThat(file()).hasContent(line("a1.example.com", KEY) + line("[::1]:2222", OTHER));
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(permissions(file().getParent())).isEqualTo("rwx------");
        assertThat(remarks.get(0))
                .isEqualTo("core@A1.example.com:22: accepted its new host key " + KEY + " and added it to" + " "
                        + file() + ":1; compare the fingerprint with the one on the node");
        assertThat(remarks.get(1)).contains("added it to " + file() + ":2;");
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws Exception {
        Files.createDirectories(file().getParent());
        String before = "# mine\r\nbroken\n" + line("a2", OTHER).strip();
        Files.writeString(file(), before);

        newKeys.accept(target(file(), "a1", 22), unknown(KEY));

        assertThat(Files.readString(file())).isEqualTo(before + "\n" + line("a1", KEY));
        assertThat(remarks).singleElement().asString().contains(file() + ":4;");
    }

    @Test
    void aKeyThatTheFileRevokesOrReplacesLaterIsNotTrustedAnyMore() throws Exception {
        SshTarget target = target(file(), "a1", 22);
        newKeys.accept(target, unknown(KEY));
        assertThat(later(target)).isEqualTo(TRUSTED);

        Files.writeString(file(), "@revoked * " + KEY.type() + " " + KEY.base64() + "\n");
        assertThat(later(target)).isInstanceOf(HostKeyVerdict.Revoked.class);
        Files.writeString(file(), line("a1", OTHER));
        assertThat(later(target)).isInstanceOf(HostKeyVerdict.Changed.class);
    }

    /** What a command of the same shell says of the accepted key. */
    private HostKeyVerdict later(SshTarget target) {
        KnownHosts reread = KnownHosts.read(List.of(file()));
        return new HostKeyJudge(reread, target, newKeys.of(target), Instant.EPOCH).verdict(PUBLIC);
    }

    @Test
    void aKeyThatAnotherProcessHasWrittenMeanwhileIsTheOneThatCounts() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "\n" + line("a1", OTHER));

        assertThat(newKeys.accept(target(file(), "a1", 22), unknown(KEY)))
                .isEqualTo(new HostKeyVerdict.Changed(KEY, List.of(new KnownHostKey(OTHER, file(), 2))));
        assertThat(newKeys.accept(target(file(), "a1", 22), unknown(OTHER))).isEqualTo(TRUSTED);
        assertThat(file()).hasContent("\n" + line("a1", OTHER));
        assertThat(remarks).isEmpty();
    }

    @Test
    void aKeyThatCannotBeWrittenCountsForThisRunAndIsToldOf() throws Exception {
        Path file = Files.writeString(directory.resolve("ssh"), "not a folder").resolve("known_hosts");
        SshTarget target = target(file, "a1", 22);

        assertThat(newKeys.accept(target, unknown(KEY))).isEqualTo(TRUSTED);
        assertThat(newKeys.accept(target, unknown(OTHER))
                        .refusal(target, KnownHosts.read(List.of()))
                        .orElseThrow())
                .hasMessageContaining(
                        "offered " + OTHER + ", but the known key is " + KEY + " at its first connection in this run");
        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("core@a1:22: accepted its new host key " + KEY
                        + " for this run only: cannot write " + file + ": not a directory ("
                        + file.getParent() + " is a file)")
                .endsWith("; add the key there, or the next run accepts any key as new");
    }

    @Test
    void aLockThatIsNeverReleasedIsNotWaitedForForEver() throws Exception {
        Files.createDirectories(file().getParent());
        Path lock = file().resolveSibling("known_hosts.lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThat(newKeys.accept(target(file(), "a1", 22), unknown(KEY))).isEqualTo(TRUSTED);
            int first = pauses.size();
            newKeys.accept(target(file(), "a2", 22), unknown(KEY));

            assertThat(pauses).as("the second does not wait as long").hasSizeLessThan(first * 2);
        }
        assertThat(remarks).hasSize(2).allMatch(remark -> remark.contains("another process holds " + lock));
        assertThat(file()).doesNotExist();
        assertThat(newKeys.accept(target(file(), "a3", 22), unknown(KEY))).isEqualTo(TRUSTED);
        assertThat(file()).hasContent(line("a3", KEY));
    }

    @Test
    void manyAgentsAtOnceWriteALineEach() throws Exception {
        AcceptedHostKeys shared = new AcceptedHostKeys(time -> Thread.sleep(time.toMillis()), remark -> {});
        Stream<HostKeyVerdict> verdicts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> shared.accept(target(file(), "a" + i % 100, 22), unknown(KEY)));

        assertThat(verdicts).containsOnly(TRUSTED);
        assertThat(Files.readAllLines(file()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> line("a" + i, KEY).strip())
                        .toList());
    }

    @Test
    void ofSeveralProcessesOneSettlesEachHost() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(KeyAdder.start(file(), 20));
        }
        int trusted = 0;
        for (Process process : processes) {
            trusted += Integer.parseInt(new String(process.getInputStream().readAllBytes()).strip());
        }

        assertThat(trusted).as("times that a host's key was accepted").isEqualTo(20);
        KnownHosts hosts = KnownHosts.read(List.of(file()));
        assertThat(hosts.warnings()).isEmpty();
        assertThat(Files.readAllLines(file()).stream().map(text -> text.split(" ")[0]))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameThatWouldMeanOtherHostsTooIsNotWritten() {
        assertThat(Stream.of("a1", "10.0.0.1", "fe80::1%eth0", "xn--bcher-kva.example", "a_1"))
                .allMatch(name -> AcceptedHostKeys.isWritable(target(file(), name, 22)));
        assertThat(Stream.of("*", "a?", "a,b", "!a", "a b", "|1|x", "#a", "@revoked", "[a]:22", "a\tb"))
                .noneMatch(name -> AcceptedHostKeys.isWritable(target(file(), name, 22)));
    }

    @Test
    void whereNoKeyCanBeKeptNoneIsAcceptedAsNew() throws Exception {
        HostTrust trust = new HostTrust(Clock.systemUTC(), pauses::add, remarks::add);
        SshTarget target = target(Path.of("/dev/null"), "a1", 22);

        assertThat(trust.acceptsNew(target)).isFalse();
        assertThat(unknown(KEY).refusal(target, trust.hosts(target)).orElseThrow())
                .hasMessageEndingWith("; it cannot be accepted as new, because /dev/null is not a regular file; set"
                        + " another file with knownHostsFile or UserKnownHostsFile");
        assertThat(trust.acceptsNew(target(directory, "a1", 22))).isFalse();
        assertThat(trust.acceptsNew(target(file(), "a1", 22))).isTrue();
    }

    @Test
    void whereAFileThatMayNameAnotherKeyIsNotReadNoneIsAcceptedAsNew() throws Exception {
        Path file = Files.writeString(directory.resolve("known_hosts"), line("a1", OTHER));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        HostTrust trust = new HostTrust(Clock.systemUTC(), pauses::add, remarks::add);
        SshTarget target = target(file, "a1", 22);

        assertThat(trust.acceptsNew(target)).isFalse();
        assertThat(unknown(KEY).refusal(target, trust.hosts(target)).orElseThrow())
                .hasMessageContaining("(" + file + ": ignored: others may write to " + file);
    }

    @Test
    void whereSomebodyElseCouldChangeItNoKeyIsAccepted() throws Exception {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), open.resolve("none"));

        for (Path path : List.of(open.resolve("none"), open.resolve("none/none"), link)) {
            assertThat(AcceptedHostKeys.obstacle(target(path, "a1", 22)))
                    .hasValue("it cannot be accepted as new, because another user could change " + path + ": others"
                            + " may write to " + open
                            + "; set another file with knownHostsFile or UserKnownHostsFile");
        }
        assertThat(AcceptedHostKeys.obstacle(target(file(), "a1", 22))).isEmpty();
    }

    @Test
    void noLinkIsFollowedToTheLock() throws Exception {
        Files.createDirectories(file().getParent());
        Path planted = directory.resolve("planted");
        Files.createSymbolicLink(file().resolveSibling("known_hosts.lock"), planted);

        assertThat(newKeys.accept(target(file(), "a1", 22), unknown(KEY))).isEqualTo(TRUSTED);

        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("for this run only", "too many levels of symbolic links");
        assertThat(planted).doesNotExist();
    }
}
