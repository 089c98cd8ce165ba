package io.volmount.cli;

import io.volmount.app.ApplyOperation;
import io.volmount.app.Confirmation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Output;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.EventsOption;
import io.volmount.cli.option.FullOption;
import io.volmount.cli.option.GivenOptions;
import io.volmount.cli.option.MasterOption;
import io.volmount.cli.option.NotRequired;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlanTextOptions;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.cli.option.YesOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "apply",
        description = {
            "Plan, ask, and run the procedure on every agent: stop, clear, format, mount, reboot, verify.",
            "Never takes more agents down than the playbook's rollout allows.",
            "With a saved plan: do what it says, and only on agents that are still as it found them."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount apply -i inventory.yml -p playbook.yml",
            "  volmount apply -i inventory.yml -p playbook.yml --yes --report json=run.json",
            "  volmount apply plan.json"
        })
final class ApplyCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAN",
            description = "Apply this plan, saved with `volmount plan -o`, instead of -i, -p and --limit.")
    private Optional<Path> plan = Optional.empty();

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private MasterOption master = new MasterOption();

    @Mixin
    private YesOption yes = new YesOption();

    @Mixin
    private PlanTextOptions planText = new PlanTextOptions();

    @Mixin
    private FullOption full = new FullOption();

    @Mixin
    private EventsOption events = new EventsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ApplyCommand(ProcessContext context) {
        this.context = context;
    }

    /** A saved plan stands in for inventory and playbook. */
    static CommandLine in(ProcessContext context) {
        return NotRequired.in(new CommandLine(new ApplyCommand(context)), "--inventory", "--playbook");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output result = output.output(context, planText.in(full.shown())).withEvents(events.target());
        ConnectionSettings settings = connection
                .settings(output, result)
                .asking(master.choice(agents.selection().master()));
        Confirmation confirmation = new Confirmation(context, yes.given(), "", planText.in(full.shown()));
        ApplyOperation apply = new ApplyOperation(settings, confirmation, context);
        return ExitCode.of(result.writeRollout("apply", () -> {
            check();
            return plan.isPresent()
                    ? apply.run(plan.get(), agents.selection().sshConfig())
                    : apply.run(agents.selection(), playbook.required());
        }));
    }

    private void check() {
        if (plan.isPresent() && GivenOptions.any(spec, "--inventory", "--playbook", "--limit", "--extra-vars")) {
            throw new UsageException("a saved plan already names its agents and volumes: use either " + plan.get()
                    + ", or -i FILE and -p FILE (and --limit)");
        }
        if (plan.isPresent() && agents.selection().limit().isPresent()) {
            throw new UsageException("a saved plan already names its agents, so the limit of the shell would not hold;"
                    + " remove it with `limit -`, or make another plan");
        }
        if (plan.isEmpty() && (!agents.hasInventory() || playbook.selection().isEmpty())) {
            throw new UsageException(
                    "nothing to apply: use -i FILE and -p FILE, or name a plan that `volmount plan -o` saved");
        }
    }
}
