package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.context.ProcessContext;
import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

    /** Answers every connection on any address with these bytes, and closes it. */
    private static ServerSocket answering(String bytes) throws IOException {
        ServerSocket server = new ServerSocket(0, 500);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                    // the next one, or the end of the test
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private int run(String command, String inventory) {
        cli.environment.put("LOGIN_PASSWORD", "not used");
        List<String> args = new ArrayList<>(List.of(command, "-i", inventory));
        args.addAll(List.of("-p", cli.file("playbook.yml", CliHarness.PLAYBOOK), "-F", "none"));
        args.addAll(List.of("--pass-from", "env:LOGIN_PASSWORD", "--parallel", "64"));
        if (command.equals("apply")) {
            args.add("--yes");
        }
        return cli.run(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply", "verify"})
    void fiveHundredAgentsThatCannotBeReachedForThreeReasons(String command) throws IOException {
        int closed = closedPort();
        try (ServerSocket web = answering("HTTP/1.0 400 Bad Request\r\n\r\n");
                ServerSocket full = answering("")) {
            String inventory =
                    cli.file("inventory.yml", """
                    version: 1
                    defaults: {user: core}
                    groups:
                      g:
                        hosts:
                          - {name: "a[001-250]", address: "127.0.0.[1-250]", port: %d}
                          - {name: "b[001-150]", address: "127.0.1.[1-150]", port: %d}
                          - {name: "c[001-100]", address: "127.0.2.[1-100]", port: %d}
                    """.formatted(closed, web.getLocalPort(), full.getLocalPort()));

            assertThat(run(command, inventory)).isEqualTo(1);
        }

        assertThat(cli.out().lines()).hasSizeLessThan(20);
        assertThat(cli.out())
                .contains("a[001-250] (250 agents): unreachable", "nothing listens on port " + closed)
                .contains("b[001-150] (150 agents): unreachable", "not an SSH server: \"HTTP/1.0 400 Bad Request")
                .contains("c[001-100] (100 agents): unreachable", "closed the connection before its identification")
                .contains("  all 500: --limit 'a[001-250],b[001-150],c[001-100]'\n")
                .doesNotContain("<", "127.0.");
    }
}
