package io.volmount.cli.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Agents;
import io.volmount.agent.ProbeRequest;
import io.volmount.cli.CliHarness;
import io.volmount.cli.CommandRun;
import io.volmount.cli.exit.ExitCode;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.mesos.HttpMaster;
import io.volmount.mesos.TestAuthority;
import io.volmount.terminal.FakeTerminals;
import io.volmount.volume.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands one after the other in a process of its own, with agents in memory. Each finds the same files in the
 * current directory, which is the home directory too: those of {@code src/test/resources/io/volmount/cli/examples}, the
 * inventories and playbooks of the tree, a saved plan, and a run that a failed agent stopped. The masters that they name are
 * servers on loopback.
 */
final class ExampleProcess {
    /** The run that examples speak of. */
    private static final String RUN = "20261122-210501-k3xq";

    private static final String FILES = "-i inventory.yml -p playbook.yml";
    /** Where other machines' file systems are mounted. */
    private static final String MOUNTS = "/mnt/";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SLAVES = """
            {"slaves":[{"id":"S1","hostname":"10.0.1.11","active":true,"pid":"slave(1)@10.0.1.11:5051","attributes":{}}],
             "recovered_slaves":[]}""";

    private static final ByteSize DISK = ByteSize.ofMb(100_000);

    private ExampleProcess() {}

    /**
     * A command.
     *
     * @param words its arguments
     * @param answers what is typed at its questions
     */
    record Typed(List<String> words, String answers) {}

    /**
     * What came of each, in order.
     *
     * @param directory an empty one
     */
    static List<CommandRun> run(Path directory, List<Typed> commands) throws IOException, InterruptedException {
        Path here = Files.createDirectory(directory.resolve("here"));
        Path files = Files.createDirectory(directory.resolve("files"));
        Path log = directory.resolve("log");
        shell("cp -R src/test/resources/io/volmount/cli/examples/. inventories playbook-templates " + files);
        Path typed = Files.writeString(
                directory.resolve("typed"), JsonMapper.shared().writeValueAsString(commands));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExampleProcess.class.getName(),
                        typed.toString(),
                        files.toString(),
                        directory.resolve("came").toString())
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        return JsonMapper.shared().readValue(Files.readString(directory.resolve("came")), new TypeReference<>() {});
    }

    public static void main(String[] args) throws Exception {
        Path files = Path.of(args[1]);
        TestAuthority authority = new TestAuthority("dcos");
        authority.writtenTo(files.resolve("dcos-ca.crt"));
        SSLContext identity = authority.identity(LOOPBACK, Instant.now().plus(Duration.ofDays(1)));
        try (HttpMaster master = HttpMaster.that(HttpMaster.json(SLAVES));
                HttpMaster overTls = HttpMaster.overTls(identity, HttpMaster.json(SLAVES))) {
            String plain = "http://" + LOOPBACK + ":" + master.port();
            Map<String, String> servers = Map.of(
                    "http://m1:5050",
                    plain,
                    "http://10.0.0.1:5050",
                    plain,
                    "https://dcos.example.com",
                    "https://" + LOOPBACK + ":" + overTls.port());
            runAll(args, files, servers);
        }
    }

    private static void runAll(String[] args, Path files, Map<String, String> servers)
            throws IOException, InterruptedException {
        List<Typed> commands =
                JsonMapper.shared().readValue(Files.readString(Path.of(args[0])), new TypeReference<>() {});
        putInPlace(files);
        prepare();
        shell("cp -a . " + files);
        List<CommandRun> came = new ArrayList<>();
        for (Typed command : commands) {
            putInPlace(files);
            came.add(run(command, servers));
        }
        Files.writeString(Path.of(args[2]), JsonMapper.shared().writeValueAsString(came));
    }

    private static void putInPlace(Path files) throws IOException, InterruptedException {
        shell("find . -mindepth 1 -delete && cp -a " + files + "/. .");
    }

    private static void prepare() throws IOException, InterruptedException {
        CliHarness cli = controller();
        assertThat(cli.run(("plan -o plan.json " + FILES).split(" ")))
                .as(cli.err())
                .isZero();
        cli.agents.put("a007", CliHarness.failing());
        assertThat(cli.run(("apply --yes " + FILES).split(" "))).as(cli.err()).isEqualTo(ExitCode.STOPPED);
        String runs = ".local/state/volmount/runs";
        shell("mv " + runs + "/* " + runs + "/" + RUN + "; mkdir -p mnt/old-controller target/lab; cp -a " + runs
                + " mnt/old-controller; cp inventory.yml target/lab/inventory.yaml"
                + "; cp playbook.yml target/lab/playbook.yaml");
    }

    private static CliHarness controller() {
        return new CliHarness(Path.of("").toAbsolutePath());
    }

    private static CommandRun run(Typed command, Map<String, String> servers) throws IOException, InterruptedException {
        CliHarness cli = controller();
        Map<String, Node> nodes = new ConcurrentHashMap<>();
        cli.network = (context, credentials, remarks) -> new Nodes(nodes);
        switch (command.words.get(0)) {
            case "init" -> shell("rm inventory.yml playbook.yml");
            case "verify" ->
                assertThat(cli.run(("apply --yes " + FILES).split(" ")))
                        .as(cli.err())
                        .isZero();
            default -> {}
        }
        if (command.words.contains("from-mesos")) {
            shell("rm inventory.yml");
        }
        cli.environment.put("DCOS_TOKEN", "token");
        cli.terminals = FakeTerminals.on(command.words.get(0).equals("shell") ? "" : "02");
        cli.answers = command.answers;
        int exitCode =
                cli.run(command.words.stream().map(word -> here(word, servers)).toArray(String[]::new));
        return new CommandRun(exitCode, cli.out(), cli.err());
    }

    /** The same on this machine, with no network but loopback. */
    private static String here(String word, Map<String, String> servers) {
        String local = word.replace(MOUNTS, "." + MOUNTS);
        for (Map.Entry<String, String> server : servers.entrySet()) {
            local = local.replace(server.getKey(), server.getValue());
        }
        return local;
    }

    private record Nodes(Map<String, Node> nodes) implements Agents {
        @Override
        public Agent of(Access access) {
            return nodes.computeIfAbsent(access.name(), name -> new Node());
        }

        @Override
        public void close() {}
    }

    /** A node that has a blank disk wherever the playbook names one. */
    private static final class Node extends CliHarness.BlankNode {
        @Override
        public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
            if (request.devices().isEmpty()) {
                return super.probe(request);
            }
            NodeSketch node = new NodeSketch();
            node.kind = NodeKind.PRE_INSTALL;
            node.resources = ResourcesFile.ABSENT;
            request.devices().forEach(device -> node.devices.put(device, NodeSketch.blank("/dev/vdb", DISK)));
            return node.facts();
        }
    }

    private static void shell(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-euc", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
    }
}
