package io.volmount.ssh.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.ssh.Lab;
import io.volmount.ssh.ScriptedServer;
import io.volmount.ssh.TestKeys;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConnectionTest {
    private static final KeyPair HOST_KEY = TestKeys.ecdsa();

    @TempDir
    Path directory;

    private ScriptedServer server;
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer(HOST_KEY).start();
        lab = new Lab(directory).know(server.port(), HOST_KEY);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        server.close();
    }

    private CommandResult run(String stdin, ScriptedServer.Script script) throws Exception {
        return run(stdin, Lab.AMPLE, script);
    }

    private CommandResult run(String stdin, Duration deadline, ScriptedServer.Script script) throws Exception {
        server.on("the command", script);
        try (SshConnection connection = lab.connect(server.port())) {
            return connection.run("the command", stdin, deadline);
        }
    }

    @Test
    void givesTheCommandItsStdinAndReturnsBothOutputsAndTheStatus() throws Exception {
        CommandResult result = run("sécret\n", command -> {
            byte[] stdin = command.stdin().readAllBytes();
            command.stdout().write(stdin);
            command.stdout().flush();
            command.stderr().write("warned".getBytes(UTF_8));
            command.stderr().flush();
            command.exit(3);
        });

        assertThat(result.ending()).isEqualTo(new Ending.Exited(3));
        assertThat(result.exitStatus()).hasValue(3);
        assertThat(result.stdout().text()).isEqualTo("sécret\n");
        assertThat(result.stderr().text()).isEqualTo("warned");
        assertThat(result.stdout().truncated()).isFalse();
    }

    @Test
    void decodesGarbageWithReplacementCharacters() throws Exception {
        CommandResult result = run("", command -> {
            command.stdout().write(new byte[] {'a', 0, (byte) 0xff, (byte) 0xc3, 'b'});
            command.stdout().flush();
            command.exit(0);
        });

        assertThat(result.stdout().text()).isEqualTo("a\0\uFFFD\uFFFDb");
    }

    @Test
    void keepsTheBeginningOfHugeOutputsAndCountsTheRest() throws Exception {
        int megabytes = 50;
        CommandResult result = run("", command -> {
            byte[] megabyte = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < megabytes; i++) {
                command.stdout().write(megabyte);
                command.stderr().write(megabyte);
            }
            command.stdout().flush();
            command.stderr().flush();
            command.exit(0);
        });

        assertThat(result.ending()).isEqualTo(new Ending.Exited(0));
        assertThat(result.stdout().text()).hasSize(4 << 20);
        assertThat(result.stdout().droppedBytes()).isEqualTo((megabytes - 4L) << 20);
        assertThat(result.stderr().text()).hasSize(64 << 10);
        assertThat(result.stderr().truncated()).isTrue();
    }

    @Test
    void feedsAHugeStdin() throws Exception {
        String stdin = "0123456789abcdef".repeat(1 << 19);
        CommandResult result = run(stdin, command -> {
            int length = command.stdin().readAllBytes().length;
            command.stdout().write(String.valueOf(length).getBytes(UTF_8));
            command.stdout().flush();
            command.exit(0);
        });

        assertThat(result.stdout().text()).isEqualTo(String.valueOf(stdin.length()));
    }

    @Test
    void doesNotMindACommandThatLeavesItsHugeStdinUnread() throws Exception {
        CommandResult result = run("x".repeat(16 << 20), command -> command.exit(4));

        assertThat(result.ending()).isEqualTo(new Ending.Exited(4));
    }

    @Test
    void namesTheSignalThatKilledTheCommand() throws Exception {
        CommandResult result = run("", command -> command.killedBy("KILL"));

        assertThat(result.ending()).isEqualTo(new Ending.Killed("KILL"));
        assertThat(result.exitStatus()).isEmpty();
    }

    @Test
    void doubtsACommandWithoutAnExitStatus() throws Exception {
        CommandResult result = run("", command -> command.channel().close(false));

        assertThat(result.ending())
                .isEqualTo(new Ending.InDoubt("the server closed the channel without an exit status"));
    }

    @Test
    void doubtsACommandThatIsSilentPastItsDeadlineAndKeepsWhatItSaid() throws Exception {
        CommandResult result = run("", Duration.ofSeconds(10), command -> {
            command.stdout().write("step 1 done\n".getBytes(UTF_8));
            command.stdout().flush();
        });

        assertThat(result.ending()).isEqualTo(new Ending.InDoubt("it did not end within 10 s"));
        assertThat(result.stdout().text()).isEqualTo("step 1 done\n");
    }

    @Test
    void goesOnWithTheNextCommandAfterOneThatTalksPastItsDeadline() throws Exception {
        server.on("yes", command -> {
            while (true) {
                command.stdout().write("y\n".repeat(4096).getBytes(UTF_8));
                command.stdout().flush();
            }
        });
        server.on("next", command -> command.exit(0));
        try (SshConnection connection = lab.connect(server.port())) {
            assertThat(connection.run("yes", "", Duration.ofSeconds(10)).ending())
                    .isEqualTo(new Ending.InDoubt("it did not end within 10 s"));

            assertThat(connection.run("next", "", Lab.AMPLE).ending()).isEqualTo(new Ending.Exited(0));
        }
    }
}
