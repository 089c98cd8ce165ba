package io.volmount.cli;

import io.volmount.app.VerifyOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.EventsOption;
import io.volmount.cli.option.FullOption;
import io.volmount.cli.option.MasterOption;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description =
                "Collect evidence from the running boot of every agent that it offers its volumes. Changes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount verify -i inventory.yml -p playbook.yml",
            "  volmount verify -i inventory.yml -p playbook.yml --report json=proof.json"
        })
final class VerifyCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private MasterOption master = new MasterOption();

    @Mixin
    private FullOption full = new FullOption();

    @Mixin
    private EventsOption events = new EventsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    VerifyCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context, full.shown()).withEvents(events.target());
        ConnectionSettings settings = connection
                .settings(output, result)
                .asking(master.choice(agents.selection().master()));
        Report report = new VerifyOperation(settings, context).run(agents.selection(), playbook.required());
        result.write(new ReportView(report));
        return ExitCode.of(report);
    }
}
