package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import io.volmount.shell.session.Ending;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyCommandTest {
    private static final KeyPair NODE_KEY = TestKeys.ecdsa();

    @TempDir
    Path directory;

    private ScriptedServer node;
    private Lab lab;
    private Path relay;

    @BeforeEach
    void start() throws Exception {
        node = new ScriptedServer(NODE_KEY)
                .on("true", command -> command.exit(0))
                .start();
        lab = new Lab(directory).know(node.port(), NODE_KEY);
        relay = Files.writeString(directory.resolve("relay"), """
                echo $$ > "$(dirname "$0")/pid"
                exec 3<>"/dev/tcp/$1/$2"
                cat <&3 &
                cat >&3
                """);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        node.close();
    }

    private SshTarget by(String command) {
        return Lab.by(new Route.Command("/bin/sh", command), lab.target(node.port()));
    }

    private SshTarget byRelay() {
        return by("bash '" + relay + "' 127.0.0.1 " + node.port());
    }

    private List<ProcessHandle> processes() throws Exception {
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        ProcessHandle relaying = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(relaying), relaying.descendants()).toList();
    }

    private Unreachable failure(SshTarget target) {
        return catchThrowableOfType(
                Unreachable.class, () -> lab.connector.connect(target).close());
    }

    @Test
    void itGetsTheEnvironmentWithoutTheVariablesThatHoldSecrets() throws Exception {
        Path seen = directory.resolve("seen");
        assertThat(System.getenv()).containsKeys("PATH", "HOME");
        Credentials none = Credentials.none();
        Credentials secretHome =
                new Credentials(none.passphrases(), none.password(), none.sudoPassword(), Set.of("HOME"));
        Files.writeString(relay, "env > '" + seen + "'\n" + Files.readString(relay));

        try (SshConnector connector = lab.connector(secretHome)) {
            connector.connect(byRelay()).close();
        }

        assertThat(Files.readAllLines(seen))
                .anyMatch(line -> line.startsWith("PATH="))
                .noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void itsStreamsCarryTheConnectionAndItEndsWithIt() throws Exception {
        SshConnection connection = lab.connector.connect(byRelay());
        assertThat(connection.run("true", "", Lab.AMPLE).ending()).isEqualTo(new Ending.Exited(0));
        List<ProcessHandle> processes = processes();
        assertThat(processes).hasSize(3);

        connection.close();

        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.MINUTES);
        }
    }

    @Test
    void itsEndIsTheEndOfTheConnection() throws Exception {
        node.on("hang", command -> processes().forEach(ProcessHandle::destroyForcibly));
        try (SshConnection connection = lab.connector.connect(byRelay())) {
            Ending ending = connection.run("hang", "", Lab.AMPLE).ending();

            assertThat(ending.words())
                    .isEqualTo("is in doubt: the connection was lost before its end: the ProxyCommand exited with"
                            + " status 137");
        }
    }

    @Test
    void whatItSaysOnItsStandardErrorIsTheReason() {
        Unreachable failure = failure(by("sh -c 'printf \"no tunnel:\\n\\033[31mbroken\" >&2; exit 7'"));

        assertThat(failure.kind()).isEqualTo(Kind.PROXY_FAILED);
        assertThat(failure)
                .hasMessage("core@127.0.0.1:" + node.port() + ": the ProxyCommand exited with status"
                        + " 7: no tunnel: ?[31mbroken");
        assertThat(lab.pauses).isEmpty();
    }

    @Test
    void aServerThatTurnsItAwayIsTriedAgain() {
        Unreachable failure =
                failure(by("sh -c 'echo kex_exchange_identification: Connection closed by remote host >&2; exit 255'"));

        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(lab.pauses).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo kex_exchange_identification: banner line 0: Exceeded MaxStartups >&2; exit 255",
                "echo Connection succeeded >&2; echo Exceeded MaxStartups; read line; exit 1"
            })
    void aServerThatSaysThatTooManyLoginsAreInProgressIsWaitedForThroughItToo(String command) {
        Unreachable failure = failure(by("sh -c '" + command + "'"));

        assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY_LOGINS);
        assertThat(failure).hasMessageContaining("Exceeded MaxStartups");
        assertThat(lab.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(135));
    }

    @Test
    void aServerThatHangsUpOnItIsTriedAgain() {
        assertThat(failure(by("true")).kind()).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void oneThatBringsNoAnswerIsEnded() throws Exception {
        SshTarget.Timeouts impatient = new SshTarget.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), 3);
        SshTarget target = Lab.by(
                new Route.Command("/bin/sh", "sh -c 'echo $$ > " + directory + "/pid; echo trying >&2; read line'"),
                lab.target(node.port(), impatient));

        Unreachable failure = failure(target);

        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failure).hasMessageContaining(": no answer through the ProxyCommand within 10 s: trying");
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        if (ProcessHandle.of(pid).isPresent()) {
            ProcessHandle.of(pid).get().onExit().get(10, TimeUnit.MINUTES);
        }
    }

    @Test
    void anInterruptFromTheTerminalDoesNotEndIt() {
        assertThat(failure(by("sh -c 'kill -INT $$; echo goes on >&2; exit 3'")))
                .hasMessageEndingWith("3: goes on");
    }

    @Test
    void itIsRunByTheOperatorsShell() {
        SshTarget target = Lab.by(new Route.Command("/no/such/shell", "true"), lab.target(node.port()));

        assertThat(failure(target))
                .hasMessageContaining("exited with status 127: ")
                .hasMessageContaining("/no/such");
    }
}
