package io.volmount.cli;

import io.volmount.app.FactsOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.FullOption;
import io.volmount.cli.option.NotRequired;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.probe.ProbedAgent;
import io.volmount.report.facts.FactsView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "facts",
        description = {
            "Show what every node is and has: its agent, its volumes, and every block device with what is on it, what uses"
                    + " it, and whether it could become a volume. Changes nothing.",
            "One login and one probe each. -p shows which disks the rules of a playbook would choose.",
            "Exit code 0: every agent answered. 1: an agent did not."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount facts -i inventory.yml",
            "  volmount facts -i inventory.yml --limit a20",
            "  volmount facts -i inventory.yml -p playbook.yml",
            "  volmount facts -i inventory.yml --format json"
        })
final class FactsCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private FullOption full = new FullOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private FactsCommand(ProcessContext context) {
        this.context = context;
    }

    /** The command, which does without a playbook. */
    static CommandLine in(ProcessContext context) {
        return NotRequired.in(new CommandLine(new FactsCommand(context)), "--playbook");
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context, full.shown());
        FactsOperation facts = new FactsOperation(connection.settings(output), context);
        List<ProbedAgent> probed = playbook.selection()
                .map(chosen -> facts.run(agents.selection(), chosen))
                .orElseGet(() -> facts.run(agents.selection()));
        result.write(new FactsView(probed), agents.selection().request(playbook.selection(), context));
        return probed.stream().allMatch(ProbedAgent::answered) ? ExitCode.OK : ExitCode.FAILED;
    }
}
