package io.volmount.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.Network;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.CliHarness;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.PreInstallNode;
import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plan and verify, which change nothing, and what every command does with its result. */
class PlanTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void changesAreAnExitCodeOfTheirOwnOnlyWhenAskedFor() {
        assertThat(cli.runWithFiles("plan")).isZero();
        assertThat(cli.runWithFiles("plan", "--detailed-exitcode")).isEqualTo(3);
        assertThat(cli.out())
                .contains("a[1-3] (3 agents): planned")
                .contains("plan \"test volumes\": 3 agents, 3 planned\n")
                .contains("This changes 3 agents: it terminates ");
    }

    @Test
    void whatAPlanShowsIsChosenAlsoWhereItIsConfirmed() {
        String step = "    ~ add to /etc/fstab: /root/volume0.img /dcos/volume0 ext4 loop,nosuid,nodev 0 2\n";
        String reason = "        because no line of /etc/fstab mounts /dcos/volume0\n";
        String diff = """
                    --- /etc/fstab
                    +++ /etc/fstab
                    @@ at the end of the file @@
                    +/root/volume0.img /dcos/volume0 ext4 loop,nosuid,nodev 0 2
                """;
        cli.runWithFiles("plan");
        assertThat(cli.out()).contains(step).doesNotContain(reason, diff);
        cli.runWithFiles("plan", "--why");
        assertThat(cli.out()).contains(step + reason).doesNotContain(diff);
        cli.runWithFiles("plan", "--diff");
        assertThat(cli.out()).contains(step, diff).doesNotContain(reason);

        cli.runWithFiles("apply", "--yes", "--why", "--diff");
        assertThat(cli.err()).contains(step + reason, diff);
    }

    @Test
    void whatBestPracticesAdviseAgainstIsSaidOnceForAllAgents() {
        String advice = "DC/OS recommends files for tests only: name a disk for /dcos/volume0";
        cli.agents.put("a2", CliHarness.silent());

        cli.runWithFiles("plan");
        assertThat(cli.out()).containsOnlyOnce("advice for a[1,3]: " + advice + "\n");
        cli.runWithFiles("plan", "--format", "json");
        assertThat(json(cli.out()).path("advice"))
                .isEqualTo(json(
                        "[{\"kind\": \"loopback\", \"sentence\": \"" + advice + "\", \"agents\": [\"a1\", \"a3\"]}]"));
        cli.agents.remove("a2");
        cli.runWithFiles("apply", "--yes");
        assertThat(cli.err()).contains("advice for a[1-3]: " + advice);
        assertThat(cli.out()).doesNotContain("advice");
    }

    @Test
    void verifyReportsWhatIsMissing() {
        assertThat(cli.runWithFiles("verify")).isEqualTo(1);
        assertThat(cli.out())
                .contains("NO  mounted          nothing is mounted on /dcos/volume0")
                .contains("verify \"test volumes\": 3 agents, 3 not-verified");
    }

    @Test
    void standardOutputIsOneDocumentForPrograms() {
        cli.agents.put("a2", CliHarness.silent());

        assertThat(cli.runWithFiles("plan", "--format", "json")).isEqualTo(1);

        assertThat(json(cli.out()).path("summary"))
                .isEqualTo(json("{\"agents\": 3, \"planned\": 2, \"unreachable\": 1}"));
    }

    @Test
    void reportsAreWrittenWholeBesideTheResult() throws IOException {
        Path link = Files.createSymbolicLink(
                home.resolve("link.json"), Files.writeString(home.resolve("real.json"), "old"));
        Path text = home.resolve("report.txt");

        assertThat(cli.runWithFiles("plan", "--report", "json=" + link, "--report", "text=" + text))
                .isZero();

        assertThat(text).content().isEqualTo(cli.out());
        assertThat(link).isSymbolicLink();
        assertThat(json(Files.readString(home.resolve("real.json")))
                        .path("outcome")
                        .asString())
                .isEqualTo("changes");
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("inventory.yml", "playbook.yml", "link.json", "real.json", "report.txt");
        }
    }

    @Test
    void aReportThatCannotBeWrittenAfterAllIsSaidAndTheOthersAreWritten() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        cli.agents.put("a1", new CliHarness.BlankNode() {
            @Override
            public AgentFacts probe(ProbeRequest request) {
                try {
                    Files.delete(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return PreInstallNode.facts(false);
            }
        });

        int exitCode = cli.runWithFiles(
                "plan", "--report", "json=" + folder + "/r.json", "--report", "json=" + home + "/r.json");

        assertThat(exitCode).isEqualTo(1);
        assertThat(cli.err()).contains("volmount: the report " + folder + "/r.json could not be written: no such file");
        assertThat(cli.out()).contains("plan \"test volumes\": 3 agents, 3 planned");
        assertThat(home.resolve("r.json")).exists();
    }

    @Test
    void noEscapeCodesWhereNoTerminalIsOrNobodyWantsThem() {
        cli.runWithFiles("plan");
        assertThat(cli.out() + cli.err()).doesNotContain("\u001b");

        cli.terminals = FakeTerminals.on("12");
        cli.runWithFiles("plan");
        assertThat(cli.out()).contains("\u001b[33mplanned\u001b[0m");

        cli.environment.put("NO_COLOR", "1");
        cli.runWithFiles("plan");
        assertThat(cli.out() + cli.err()).doesNotContain("\u001b");
    }

    @Test
    void anErrorOfVolmountsOwnShowsItsTraceOnlyWhenAskedFor() {
        cli.network = (here, credentials, remarks) -> {
            throw new IllegalStateException("broken");
        };

        assertThat(cli.runWithFiles("plan")).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("volmount: internal error: java.lang.IllegalStateException: broken;"
                        + " --debug shows the stack trace\n");
        assertThat(cli.runWithFiles("plan", "--debug")).isEqualTo(1);
        assertThat(cli.err()).contains("\tat io.volmount.cli.");
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.OutOfMemoryError, not enough memory (broken): use fewer agents",
        "java.lang.StackOverflowError, internal error: java.lang.StackOverflowError: broken; --debug shows"
    })
    void aFailureOfJavaIsASentenceToo(Class<? extends Error> kind, String sentence) {
        cli.network = (here, credentials, remarks) -> {
            throw kind == OutOfMemoryError.class ? new OutOfMemoryError("broken") : new StackOverflowError("broken");
        };

        assertThat(cli.runWithFiles("plan")).isEqualTo(1);
        assertThat(cli.err()).startsWith("volmount: " + sentence).hasLineCount(1);
        assertThat(cli.runWithFiles("plan", "--debug")).isEqualTo(1);
        assertThat(cli.err()).contains("\tat io.volmount.cli.");
    }

    @Test
    void remarksAreShownDuringTheRun() {
        Network usual = cli.network;
        cli.network = (here, credentials, remarks) -> {
            cli.agents.put("a1", new CliHarness.BlankNode() {
                @Override
                public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
                    remarks.warn("a1:22: accepted its new\u001b host key");
                    return super.probe(request);
                }
            });
            return usual.agents(here, credentials, remarks);
        };

        assertThat(cli.runWithFiles("plan")).isZero();
        assertThat(cli.err())
                .containsOnlyOnce("volmount: a1:22: accepted its new")
                .doesNotContain("\u001b");
    }

    @Test
    void aClosedPortIsAnUnreachableAgentOfTheReport() throws IOException, GeneralSecurityException {
        cli.network = ProcessContext.real().network();
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        String key = Base64.getMimeEncoder()
                .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        String file = cli.file("key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-------"));
        cli.file("known_hosts", "");
        String inventory = cli.file(
                "inventory.yml",
                "version: 1\ndefaults: {identityFile: key, knownHostsFile: known_hosts}\ngroups:\n  g:\n    hosts:\n"
                        + "      - {name: a1, address: 127.0.0.1, port: " + port + "}\n");
        List<String> args =
                List.of("-i", inventory, "-p", cli.file("playbook.yml", CliHarness.PLAYBOOK), "--format", "json");

        for (String command : List.of("plan", "verify")) {
            assertThat(cli.run(Stream.concat(Stream.of(command), args.stream()).toArray(String[]::new)))
                    .isEqualTo(1);
            JsonNode agent = json(cli.out()).path("agents").path(0);
            assertThat(agent.path("outcome").asString()).isEqualTo("unreachable");
            assertThat(agent.path("reason").asString()).contains("127.0.0.1:" + port);
        }
    }

    @Test
    void noLinkOfSomebodyElseIsFollowedToWriteAFile() throws IOException {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).isEqualTo(0);
        Path target = Files.createDirectory(home.resolve("mine"));
        Path earlier = Files.writeString(target.resolve("report"), "mine");
        Files.createFile(target.resolve("plan"));
        Files.createSymbolicLink(home.resolve("report"), earlier);
        Files.createSymbolicLink(home.resolve("plan"), target.resolve("plan"));
        Files.createSymbolicLink(home.resolve("folder"), target);
        for (String link : List.of("report", "plan", "folder")) {
            Files.setAttribute(home.resolve(link), "unix:uid", 4711, LinkOption.NOFOLLOW_LINKS);
        }

        for (String name : List.of("report", "folder/report", "folder/new")) {
            String told = cli.refusal(cli.runWithFiles("plan", "--report", "json=" + home.resolve(name)));
            assertThat(told)
                    .contains(
                            "--report cannot write `" + name + "`: the link ", name.split("/")[0] + " belongs to 4711");
        }
        for (String name : List.of("plan", "folder/plan", "folder/new")) {
            String told = cli.refusal(
                    cli.runWithFiles("plan", "-o", home.resolve(name).toString()));
            assertThat(told).contains("--out cannot write `" + name + "`: the link ", " belongs to 4711");
        }
        assertThat(earlier).hasContent("mine");
        assertThat(target.resolve("new")).doesNotExist();
    }

    @Test
    void aReportKeepsTheModeOfWhatItReplaces() throws IOException {
        Path report = home.resolve("report");
        for (String mode : List.of("rw-------", "rw-r-----", "rw-rw-r--")) {
            Files.writeString(report, "");
            Files.setPosixFilePermissions(report, PosixFilePermissions.fromString(mode));

            assertThat(cli.runWithFiles("plan", "--report", "json=" + report)).isZero();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                    .isEqualTo(mode);
            assertThat(report).content().contains("volmount/");
        }
    }
}
