package io.volmount.shell;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.CommandResult.Output;
import io.volmount.shell.session.ElevatedCommand;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.Nonce;
import io.volmount.shell.session.PersistentShell;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.Stdin;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Runs commands of the operator on a node. A command line of the login user goes to the login shell unchanged, as with ssh; a
 * script, and everything that runs as root, is a {@link RemoteScript}.
 */
record NodeCommandRunner(PersistentShell shell, RootShell root, RandomGenerator random) {
    private static final String OUTPUT = "output";

    NodeCommandResult run(NodeCommand command) {
        try {
            if (command.script() || command.root()) {
                return runAsScript(command);
            }
            CommandResult result = shell.run(command.text(), Stdin.of(""), command.limit());
            return result(result.ending(), printed(result.stdout()), printed(result.stderr()));
        } catch (AgentUnreachable e) {
            return NodeCommandResult.unreachable(e.getMessage());
        }
    }

    private NodeCommandResult runAsScript(NodeCommand command) throws AgentUnreachable {
        RemoteScript script = RemoteScript.command(Nonce.draw(random), command);
        ElevatedCommand sent = (command.root() ? root : RootShell.LOGIN).elevate(script.text(), random);
        CommandResult result = sent.result().apply(shell.run(sent.command(), sent.stdin(), command.limit()));
        FramedOutput framed = FramedOutput.read(script.nonce(), result.stdout().text());
        Optional<String> out = section(framed);
        if (out.isEmpty() && result.exitStatus().isPresent()) {
            int status = result.exitStatus().getAsInt();
            return NodeCommandResult.unreachable(framed.result()
                    .map(FramedOutput.Result::sentence)
                    .orElseGet(() -> NoOutput.explain(status, result.stderr().text())));
        }
        String err = section(FramedOutput.read(script.nonce(), result.stderr().text()))
                .orElse(result.stderr().text());
        return result(
                result.ending(),
                Printed.of(out.orElse(""), result.stdout().droppedBytes()),
                Printed.of(err, result.stderr().droppedBytes()));
    }

    private static Optional<String> section(FramedOutput output) {
        return Optional.ofNullable(output.sections().get(OUTPUT));
    }

    private static Printed printed(Output output) {
        return Printed.of(output.text(), output.droppedBytes());
    }

    private static NodeCommandResult result(Ending ending, Printed out, Printed err) {
        return ending.accept(new Ending.Cases<>() {
            @Override
            public NodeCommandResult exited(int status) {
                return NodeCommandResult.exited(status, out, err);
            }

            @Override
            public NodeCommandResult killed(String signal) {
                return NodeCommandResult.killed(signal, out, err);
            }

            @Override
            public NodeCommandResult inDoubt(String why) {
                return NodeCommandResult.unknown(why + "; it may still be running", out, err);
            }

            @Override
            public NodeCommandResult neverRan(String why) {
                return NodeCommandResult.unreachable(why);
            }
        });
    }
}
