package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.context.ProcessContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many agents with one problem take a few lines, in the words that the real SSH layer finds for it. */
class FoldedOutputTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.network = (here, credentials, remarks) -> ProcessContext.overSsh(here, credentials, remarks);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply", "verify"})
    void agentsOnWhichNothingListens(String command) throws IOException {
        int port = closedPort();
        String inventory = cli.file("inventory.yml", """
                version: 1
                defaults: {user: core, port: %d}
                groups: {g: {hosts: [{name: "a[01-40]", address: "127.0.0.[1-40]"}]}}
                """.formatted(port));
        String playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK);
        cli.environment.put("LOGIN_PASSWORD", "not used");
        List<String> args = new ArrayList<>(List.of(command, "-i", inventory, "-p", playbook, "-F", "none"));
        args.addAll(List.of("--pass-from", "env:LOGIN_PASSWORD"));
        if (command.equals("apply")) {
            args.add("--yes");
        }

        int exitCode = cli.run(args.toArray(String[]::new));

        assertThat(exitCode).isEqualTo(1);
        assertThat(cli.out().lines()).hasSizeLessThan(10);
        assertThat(cli.out())
                .contains("a[01-40] (40 agents): unreachable")
                .contains("nothing listens on port " + port)
                .doesNotContain("<");
    }
}
