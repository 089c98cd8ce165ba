package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.StopSignal;
import io.volmount.app.context.UsageException;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.Connections;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.file.FileErrors;
import io.volmount.file.TrustedFile;
import io.volmount.probe.ParallelCommand;
import io.volmount.probe.RanCommand;
import io.volmount.report.AgentNames;
import io.volmount.report.Printable;
import io.volmount.report.Wording;
import io.volmount.report.exec.ExecReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a command on agents, after asking if there are several.
 *
 * @param script the file that the command is from; empty for a command line
 * @param confirmed whether the operator need not be asked
 */
public record ExecOperation(
        ConnectionSettings settings,
        NodeCommand command,
        Optional<String> script,
        boolean confirmed,
        ProcessContext context) {
    /** Bytes of a script. */
    private static final int LARGEST = 1 << 20;

    /**
     * What came of it.
     *
     * @param stopped the signal after which it was started on no further agent
     */
    public record Execution(ExecReport report, Optional<StopSignal> stopped) {}

    /**
     * Runs it on the agents; empty if the operator says no.
     *
     * @throws UsageException if the operator must be asked and there is no terminal
     */
    public Optional<Execution> run(InventorySelection selection) throws IOException, InterruptedException {
        ResolvedInventory inventory = ResolvedInventory.of(selection, context);
        return confirmed || inventory.agents().size() < 2 || agreed(inventory.agents())
                ? Optional.of(run(inventory))
                : Optional.empty();
    }

    /**
     * The content of a script.
     *
     * @throws UsageException if it cannot be read, or others could change what is to run on the agents
     * @throws InvalidInput if it is not text in UTF-8
     */
    public static String read(Path script) {
        try {
            return TextFile.read(script.toString(), new ByteArrayInputStream(TrustedFile.read(script, LARGEST)))
                    .text();
        } catch (IOException failed) {
            throw new UsageException("the script " + script + " is not run: " + FileErrors.reason(script, failed));
        }
    }

    private boolean agreed(List<Access> agents) throws IOException {
        if (!context.canAsk()) {
            throw new UsageException(
                    "exec asks before it runs a command on more than one agent, but there is no terminal."
                            + " Check the command and the agents first, then use --yes");
        }
        String names = AgentNames.folded(agents.stream().map(Access::name).toList());
        PrintStream err = context.err();
        err.println(Printable.of(script.map("Script: "::concat).orElse("Command: " + command.text())));
        err.println("Agents: " + names + " (" + Wording.count(agents.size(), "agent") + ")"
                + (command.root() ? ", as root" : ""));
        return new YesNoQuestion("Run it?", context).agreed("Cancelled. Nothing was run.");
    }

    private Execution run(ResolvedInventory inventory) throws InterruptedException {
        AtomicReference<StopSignal> stopped = new AtomicReference<>();
        ConnectionSettings connecting = command.root() ? settings : settings.withoutSudo();
        try (Connections connections = new Connections(connecting, inventory, context)) {
            ParallelCommand running = new ParallelCommand(connections.survey(), connections.agents(), command);
            List<RanCommand> agents = connections.work(
                    "running",
                    inventory.agents().size(),
                    signal -> {
                        stopped.set(signal);
                        running.stop();
                        connections.remark("stopping: the command is started on no further agent");
                    },
                    observer -> running.run(
                            inventory.agents(),
                            agent -> observer.probed(
                                    agent.name(),
                                    agent.result().status() == NodeCommandResult.Status.OK,
                                    agent.result().inShort())));
            return new Execution(new ExecReport(command, script, agents), Optional.ofNullable(stopped.get()));
        }
    }
}
