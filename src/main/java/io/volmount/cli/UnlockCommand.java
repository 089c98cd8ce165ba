package io.volmount.cli;

import io.volmount.access.Access;
import io.volmount.app.UnlockOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.AgentOptions;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PasswordOptions;
import io.volmount.report.lock.LockReport;
import io.volmount.report.lock.LockView;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "unlock",
        description = {
            "Show which run holds an agent's lock, and the state of its node; with --lock, remove that lock.",
            "A run that was only interrupted needs no unlocking: continue it with `volmount resume`.",
            "Exit code 0: the agent is not locked. 1: it is locked, or it does not answer."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount unlock a20 -i inventory.yml",
            "  volmount unlock a20 -i inventory.yml --lock 20261122-212335-3uvr"
        })
final class UnlockCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--lock",
            paramLabel = "ID",
            description =
                    "Remove this lock, if it is still there and no step is at work. Without this option, `unlock` shows the ID.")
    private Optional<String> lock = Optional.empty();

    @Mixin
    private PasswordOptions passwords = new PasswordOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    UnlockCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        lock.ifPresent(id -> UnlockOperation.check(id, agent.name()));
        ResolvedInventory inventory = ResolvedInventory.of(agent.selection(), agent.name(), context);
        Access access = inventory.agents().get(0);
        if (output.verbose()) {
            context.remark(inventory.remarks());
        }
        UnlockOperation unlock = new UnlockOperation(passwords.sources(), context);
        LockReport report = lock.map(id -> unlock.remove(access, id)).orElseGet(() -> unlock.show(access));
        result.write(new LockView(report));
        return report.state().open() ? ExitCode.OK : ExitCode.FAILED;
    }
}
