package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.volmount.app.context.CommandScope;
import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabKey;
import io.volmount.lab.NodeRole;
import io.volmount.lab.SshdContainer;
import io.volmount.terminal.FakeTerminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An operator: a directory with a key, an inventory, known hosts, a playbook, and the command at hand. */
public final class OperatorFixture {
    /** A playbook's usual volume. */
    public static final String ONE_VOLUME = """
        volumes:
          - path: /dcos/volume0
            source: {loopback: {file: /root/volume0.img, size: 200MB}}
            filesystem: ext4
        """;

    private final Path directory;
    private final LabKey key;
    private final List<String> hosts = new ArrayList<>();
    private final StringBuilder knownHosts = new StringBuilder();

    private OperatorFixture(Path directory, LabKey key) {
        this.directory = directory;
        this.key = key;
    }

    public static OperatorFixture in(Path directory) throws IOException, InterruptedException {
        return new OperatorFixture(directory, LabKey.in(directory)).sshConfig("");
    }

    /** An operator with a copy of this key. */
    public static OperatorFixture in(Path directory, LabKey key) throws IOException {
        Files.copy(key.privateKey(), directory.resolve("id_ed25519"), StandardCopyOption.COPY_ATTRIBUTES);
        return new OperatorFixture(directory, key).sshConfig("");
    }

    /** Another operator with the same key. */
    public OperatorFixture another(Path directory) throws IOException {
        return in(Files.createDirectory(directory), key);
    }

    /** A lab agent that lets this operator's key in. */
    public AgentContainer agent(NodeRole role) {
        return new AgentContainer(key).role(role);
    }

    /** A server of its own configuration that lets this operator's key in. */
    public SshdContainer server() {
        return new SshdContainer(key);
    }

    /** Adds a started agent to the inventory and its host key to the known hosts. */
    public OperatorFixture knows(String name, AgentContainer agent, String... settings) {
        knownHosts.append(agent.knownHostsLine()).append('\n');
        return lists(name, agent.sshPort(), settings);
    }

    /** Takes all hosts out of the inventory again. */
    public OperatorFixture knowsNobody() {
        return trustsNobody().listsNobody();
    }

    /** Takes all out of the known hosts. */
    public OperatorFixture trustsNobody() {
        knownHosts.setLength(0);
        return this;
    }

    /** Takes them out of the inventory alone. */
    public OperatorFixture listsNobody() {
        hosts.clear();
        return this;
    }

    /** Adds a host at 127.0.0.1 to the inventory, with settings such as {@code user: root}. */
    public OperatorFixture lists(String name, int port, String... settings) {
        return lists(
                Stream.concat(Stream.of("name: " + name, "address: 127.0.0.1", "port: " + port), Stream.of(settings)));
    }

    /** Adds a host by its name alone, which ssh_config or a bastion knows the way to. */
    public OperatorFixture lists(String name) {
        return lists(Stream.of("name: " + name));
    }

    private OperatorFixture lists(Stream<String> settings) {
        hosts.add("{" + settings.collect(Collectors.joining(", ")) + "}");
        return this;
    }

    /** Adds lines to the known hosts. */
    public OperatorFixture trusts(String lines) {
        knownHosts.append(lines);
        return this;
    }

    /** The operator's own ssh_config, which gives servers on busy machines time after these lines. */
    public OperatorFixture sshConfig(String lines) throws IOException {
        Files.createDirectories(file(".ssh"));
        Files.writeString(file(".ssh/config"), lines + "\nHost *\nConnectTimeout 2m\nServerAliveInterval 30\n");
        return this;
    }

    /**
     * Puts everything after the playbook's version and name in place. Agents settle sooner than usual, but not before they
     * have printed how they were started.
     */
    public OperatorFixture playbook(String body) throws IOException {
        Files.writeString(
                file("playbook.yaml"),
                "version: 1\nname: test\n" + body
                        + (body.contains("verify:") ? "" : "verify: {timeout: 5m, settle: 5s}\n"));
        return this;
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    public CommandRun plan(String... more) throws IOException {
        return onAgents("plan", more);
    }

    public CommandRun apply(String... more) throws IOException {
        return onAgents(
                "apply", Stream.concat(Stream.of("--yes"), Stream.of(more)).toArray(String[]::new));
    }

    public CommandRun applySaved(String plan) {
        return run("apply", file(plan).toString(), "--yes", "--format", "json");
    }

    public CommandRun verify(String... more) throws IOException {
        return onAgents("verify", more);
    }

    public CommandRun unlock(String agent, String... more) throws IOException {
        write();
        List<String> words =
                List.of("unlock", agent, "-i", file("inventory.yaml").toString(), "--format", "json");
        return run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** The command in a process of its own, on the agents of this operator. */
    public ControllerProcess start(String command, String... more) throws IOException {
        return ControllerProcess.start(directory, state(), words(onPlaybook(command), more));
    }

    /** The command in a process of its own, with no other words than these. */
    public ControllerProcess startBare(String... words) throws IOException {
        return ControllerProcess.start(directory, state(), List.of(words));
    }

    public Path state() {
        return file("state");
    }

    /** Puts inventory and known hosts in place, as every command here does by itself. */
    public OperatorFixture write() throws IOException {
        replace("known_hosts", knownHosts);
        replace(
                "inventory.yaml",
                """
                        version: 1
                        defaults: {user: core, identityFile: id_ed25519, knownHostsFile: known_hosts, sudo: passwordless}
                        groups:
                          agents:
                            hosts:
                        """
                        + String.join(
                                "",
                                hosts.stream()
                                        .map(host -> "      - " + host + "\n")
                                        .toList()));
        return this;
    }

    /** In one move, so that no command at its side reads half a file. */
    private void replace(String name, CharSequence text) throws IOException {
        Path whole = Files.writeString(Files.createTempFile(directory, name, null), text);
        Files.move(whole, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of the inventory; needs no playbook. */
    public CommandRun check(String... more) throws IOException {
        return run(List.of("inventory", "check", "-F", "none"), more);
    }

    private CommandRun onAgents(String command, String... more) throws IOException {
        return run(onPlaybook(command), more);
    }

    private List<String> onPlaybook(String command) {
        return List.of(command, "-p", file("playbook.yaml").toString());
    }

    private CommandRun run(List<String> command, String... more) throws IOException {
        return run(words(command, more).toArray(String[]::new));
    }

    private List<String> words(List<String> command, String... more) throws IOException {
        write();
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("-i", file("inventory.yaml").toString(), "--format", "json"));
        words.addAll(List.of(more));
        return words;
    }

    public CommandRun run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProcessContext context = new ProcessContext(
                Map.of("XDG_STATE_HOME", state().toString()),
                directory,
                Path.of(""),
                "operator",
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                FakeTerminals.on(""),
                Display.USUAL,
                Clock.systemUTC(),
                time -> Thread.sleep(time.toMillis()),
                new SecureRandom(),
                ProcessContext::overSsh,
                CommandScope.PROCESS);
        int exitCode = Main.run(context, arguments);
        return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
