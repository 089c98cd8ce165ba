package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Agents;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.CommandScope;
import io.volmount.app.context.Display;
import io.volmount.app.context.Network;
import io.volmount.app.context.ProcessContext;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.PreInstallNode;
import io.volmount.facts.RunIdentity;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.terminal.FakeTerminals;
import io.volmount.terminal.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import picocli.CommandLine;

/** Runs commands on a simulated controller: its own files, agents in memory, an operator who types given answers. */
public final class CliHarness {
    public static final String INVENTORY = """
        version: 1
        groups:
          g:
            hosts: [a1, a2, a3]
        """;
    public static final String PLAYBOOK = """
        version: 1
        name: test volumes
        volumes:
          - path: /dcos/volume0
            source: {loopback: {file: /root/volume0.img, size: 200MB}}
            filesystem: ext4
        verify: {timeout: 10s, settle: 1s}
        """;

    public final Path home;
    public final Map<String, String> environment = new HashMap<>();
    public final Map<String, Agent> agents = new HashMap<>();
    public final Set<String> asked = new HashSet<>();
    public Network network = (here, credentials, remarks) -> new MadeUpAgents();
    public Terminals terminals = FakeTerminals.on("");
    /** Typed before anything is asked. */
    public String typedAhead = "";
    /** Typed once something is asked. */
    public String answers = "";

    /** Called before anything is written to standard error. */
    public volatile Runnable disturbance = () -> {};

    private final Random random = new Random(1);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public CliHarness(Path home) {
        this.home = home;
    }

    private final class Disturbed extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            disturbance.run();
            err.write(bytes, from, length);
        }
    }

    private final class MadeUpAgents implements Agents {
        @Override
        public Agent of(Access access) {
            asked.add(access.name());
            return agents.getOrDefault(access.name(), new BlankNode());
        }

        @Override
        public void close() {}
    }

    /** A node without DC/OS and without the volume, until its steps are performed. */
    public static class BlankNode extends ScriptedAgent {
        private volatile boolean provisioned;

        @Override
        public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
            return PreInstallNode.facts(provisioned);
        }

        @Override
        public StepResult perform(ScriptStep step, RunIdentity run) {
            provisioned |= step.id().equals("mount-volume");
            return super.perform(step, run);
        }

        @Override
        public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
            return PreInstallNode.evidence(provisioned);
        }
    }

    /** A node on which the file system cannot be made. */
    public static Agent failing() {
        StepResult failed = new StepResult(StepResult.Status.FAILED, "mkfs exited with 1", "no space");
        return new BlankNode().on("make-filesystem", () -> failed);
    }

    public static Agent silent() {
        return new BlankNode() {
            @Override
            public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
                throw new AgentUnreachable("nothing listens there");
            }
        };
    }

    /** Writes a file; its name as a command line needs it. */
    public String file(String name, String content) {
        try {
            return Files.writeString(home.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int run(String... args) {
        return run(context(), args);
    }

    public int run(ProcessContext context, String... args) {
        out.reset();
        err.reset();
        return Main.run(context, args);
    }

    public ProcessContext context() {
        return new ProcessContext(
                environment,
                home,
                home,
                "op",
                new Keyboard(typedAhead, answers),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new Disturbed(), true, StandardCharsets.UTF_8),
                terminals,
                Display.USUAL,
                Clock.systemUTC(),
                time -> {},
                random,
                network,
                CommandScope.PROCESS);
    }

    /** The whole tree of commands. */
    public CommandLine commands() {
        return Main.commands(context());
    }

    /** Runs a command on the usual three agents. */
    public int runWithFiles(String command, String... args) {
        String[] all = Arrays.copyOf(
                new String[] {command, "-i", file("inventory.yml", INVENTORY), "-p", file("playbook.yml", PLAYBOOK)},
                5 + args.length);
        System.arraycopy(args, 0, all, 5, args.length);
        return run(all);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** That the last command was refused in sentences before it did anything; what it said. */
    public String refusal(int exitCode) {
        assertThat(err().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("volmount: ").doesNotContain("Exception"));
        assertThat(exitCode).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(asked).isEmpty();
        return err().replace("volmount: ", "").replace(home + "/", "");
    }
}
