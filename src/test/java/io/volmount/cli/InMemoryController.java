package io.volmount.cli;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Agents;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.CommandScope;
import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.RunIdentity;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command with the real terminal, the real signals and the real files, but with agents in memory. An agent of which the
 * home directory holds a file {@code AGENT.probe} or {@code AGENT.STEP} is held at its probe or that step until the file is
 * gone.
 */
final class InMemoryController {
    private InMemoryController() {}

    public static void main(String[] args) {
        ProcessContext real = ProcessContext.real();
        ProcessContext inMemory = new ProcessContext(
                real.environment(),
                real.home(),
                Path.of(""),
                real.userName(),
                real.in(),
                real.out(),
                real.err(),
                real.terminals(),
                Display.USUAL,
                real.clock(),
                time -> {},
                real.random(),
                (here, credentials, remarks) -> new InMemoryAgents(here.home()),
                CommandScope.PROCESS);
        System.exit(Main.run(inMemory, args));
    }

    private record InMemoryAgents(Path home) implements Agents {
        @Override
        public Agent of(Access access) {
            return new HeldNode(home, access.name());
        }

        @Override
        public void close() {}
    }

    private static final class HeldNode extends CliHarness.BlankNode {
        private final Path home;
        private final String name;

        HeldNode(Path home, String name) {
            this.home = home;
            this.name = name;
        }

        @Override
        public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
            held("probe");
            return super.probe(request);
        }

        @Override
        public StepResult perform(ScriptStep step, RunIdentity run) {
            held(step.id());
            return super.perform(step, run);
        }

        @Override
        public NodeCommandResult run(NodeCommand command) {
            held("run");
            return Thread.currentThread().isInterrupted()
                    ? NodeCommandResult.unknown("interrupted before its end", Printed.NOTHING, Printed.NOTHING)
                    : super.run(command);
        }

        private void held(String where) {
            try {
                Path gate = home.resolve(name + "." + where);
                if (Files.exists(gate)) {
                    Files.writeString(home.resolve(name + "." + where + ".reached"), "");
                }
                while (Files.exists(gate)) {
                    Thread.sleep(10);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
