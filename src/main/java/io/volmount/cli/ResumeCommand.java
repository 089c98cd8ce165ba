package io.volmount.cli;

import io.volmount.app.ResumeOperation;
import io.volmount.app.RunChoice;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.EventsOption;
import io.volmount.cli.option.FullOption;
import io.volmount.cli.option.MasterOption;
import io.volmount.cli.option.MasterOptions;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlanTextOptions;
import io.volmount.cli.option.SshConfigOption;
import io.volmount.cli.option.YesOption;
import io.volmount.journal.RunDirectory;
import io.volmount.report.result.Reports;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description = {
            "Resume a run that was interrupted or stopped, or whose agents did not all end well.",
            "Probes every agent that has not ended well, and continues with what it still needs. Asks before it changes"
                    + " an agent or a disk that no plan of the run named, and before it continues a run that was not begun here."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount resume                       the newest run, if it is not finished",
            "  volmount resume 20261122-21           by the beginning of its name",
            "  volmount resume /mnt/old-controller/runs/20261122-210501-k3xq"
        })
final class ResumeCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Name of a run, the beginning of one, or the path of its directory"
                    + " (default: the newest run, if it is not finished).")
    private Optional<String> name = Optional.empty();

    @Mixin
    private SshConfigOption sshConfig = new SshConfigOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private MasterOption master = new MasterOption();

    @Mixin
    private MasterOptions masterLogin = new MasterOptions();

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

    ResumeCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output result = output.output(context, planText.in(full.shown())).withEvents(events.target());
        ConnectionSettings settings = connection.settings(output, result).asking(master.choice(masterLogin.login()));
        RunChoice choice = new RunChoice(context);
        Optional<RunDirectory> chosen =
                name.isPresent() ? Optional.of(choice.toResume(name.get())) : choice.newestUnfinished();
        ResumeOperation resume =
                new ResumeOperation(settings, sshConfig.file(), yes.given(), planText.in(full.shown()), context);
        return ExitCode.of(result.writeRollout(
                "resume", () -> chosen.isPresent() ? resume.run(chosen.get()) : Reports.ofNoRun("resume")));
    }
}
