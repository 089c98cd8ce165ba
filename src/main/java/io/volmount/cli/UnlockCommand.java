package io.volmount.cli;

import io.volmount.access.Access;
import io.volmount.app.UnlockOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.cli.option.AgentOptions;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PasswordOptions;
import io.volmount.cli.option.VerbosityOptions;
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
            "Shows whose an agent is, and what its node looks like; with --lock takes that lock away.",
            "A run that is only interrupted goes on with `volmount resume` and needs no unlocking.",
            "Exits with 0 when the agent is free for another run, with 1 when it is locked or does not answer."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount unlock a20 -i inventory.yaml",
            "  volmount unlock a20 -i inventory.yaml --lock 20261122-212335-3uvr"
        })
final class UnlockCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Option(
            names = "--lock",
            paramLabel = "ID",
            description = "take this lock away, if it is still there and no step is at work; the ID is what `unlock`"
                    + " without this option shows")
    private Optional<String> lock = Optional.empty();

    @Mixin
    private PasswordOptions passwords = new PasswordOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private VerbosityOptions verbosity = new VerbosityOptions();

    UnlockCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        lock.ifPresent(id -> UnlockOperation.check(id, agent.name()));
        ResolvedInventory inventory = ResolvedInventory.of(agent.selection(), agent.name(), context);
        Access access = inventory.agents().get(0);
        if (verbosity.verbose()) {
            context.remark(inventory.remarks());
        }
        UnlockOperation unlock = new UnlockOperation(passwords.sources(), context);
        LockReport report = lock.map(id -> unlock.remove(access, id)).orElseGet(() -> unlock.show(access));
        result.write(new LockView(report));
        return report.state().open() ? ExitCode.OK : ExitCode.FAILED;
    }
}
