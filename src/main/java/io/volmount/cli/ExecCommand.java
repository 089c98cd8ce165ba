package io.volmount.cli;

import static io.volmount.document.Quoted.quoted;

import io.volmount.agent.NodeCommand;
import io.volmount.app.ExecOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.StopSignal;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.cli.option.YesOption;
import io.volmount.document.Durations;
import io.volmount.report.exec.ExecView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "exec",
        description = {
            "Run a command or a script on agents, and show what it printed once for all agents that are alike.",
            "For commands that only look: volmount neither plans nor journals what they change, takes no lock, and keeps no"
                    + " limit on unavailable agents. Asks before it runs on more than one agent.",
            "Exit code 0: it exited with 0 on every agent. 1: it exited with another code, its end is unknown, or an agent"
                    + " was not reached. 4: cancelled at the prompt."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount exec -i inventory.yml --limit a20 uptime",
            "  volmount exec -i inventory.yml 'df -h /dcos/volume* | tail -n +2'",
            "  volmount exec -i inventory.yml --yes --sudo -- blkid /dev/sdb",
            "  volmount exec -i inventory.yml --script look.sh --format json"
        })
final class ExecCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description =
                    "Command line for the login shell on the agents: the words with spaces between them, as with ssh. What"
                            + " follows its first word belongs to it.")
    private List<String> words = List.of();

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description =
                    "Run this script instead, with the interpreter that its first line names, or sh. Nothing is left on the"
                            + " agents.")
    private Optional<Path> script = Optional.empty();

    @Option(
            names = "--sudo",
            description = "Run it as root, as the inventory says: with sudo, or as the login user root.")
    private boolean sudo;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = TimeConverter.class,
            description =
                    "Wait this long for it to end on each agent, as in 30s or 5m (default: 1m). Then its end is unknown;"
                            + " it may still be running.")
    private Duration limit;

    @Mixin
    private YesOption yes = new YesOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private static final class TimeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String word) {
            return Durations.parse(word)
                    .filter(time -> !time.isZero())
                    .orElseThrow(() ->
                            new TypeConversionException("expected a time such as 30s or 5m, found " + quoted(word)));
        }
    }

    private ExecCommand(ProcessContext context) {
        this.context = context;
    }

    /** The command; options after the first word of the command line for the agents are part of that. */
    static CommandLine in(ProcessContext context) {
        return new CommandLine(new ExecCommand(context)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output result = output.output(context);
        Optional<ExecOperation.Execution> execution = new ExecOperation(
                        connection.settings(output), command(), script.map(Path::toString), yes.given(), context)
                .run(agents.selection());
        if (execution.isEmpty()) {
            return ExitCode.STOPPED;
        }
        result.write(new ExecView(execution.get().report()), agents.selection().request(context));
        return execution
                .get()
                .stopped()
                .map(StopSignal::exitCode)
                .orElse(execution.get().report().good() ? ExitCode.OK : ExitCode.FAILED);
    }

    private NodeCommand command() {
        String line = String.join(" ", words);
        if (line.isBlank() == script.isEmpty()) {
            throw new UsageException(
                    script.isEmpty()
                            ? "nothing to run: name a command, or a script with --script FILE"
                            : "use either --script FILE or a command, not both");
        }
        return new NodeCommand(script.map(ExecOperation::read).orElse(line), script.isPresent(), sudo, limit);
    }
}
