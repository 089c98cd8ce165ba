package io.volmount.cli;

import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.exit.ErrorHandler;
import io.volmount.cli.help.Subcommands;
import io.volmount.cli.help.TerminalHelp;
import io.volmount.cli.inventory.InventoryCommand;
import io.volmount.cli.option.DisplayOptions;
import io.volmount.cli.option.OptionDefaults;
import io.volmount.cli.runs.RunsCommand;
import io.volmount.cli.shell.Commands;
import io.volmount.cli.shell.ShellCommand;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** Entry point of the {@code volmount} command. */
public final class Main {
    static {
        // picocli looks in all jars for what no option here needs: Groovy, and converters to types of SQL and of times
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
    }

    private Main() {}

    /** Ends at once: nothing is left to do, and {@link System#exit} would look in all jars for somewhere to log itself. */
    public static void main(String[] args) {
        Runtime.getRuntime().halt(run(ProcessContext.real(), args));
    }

    /** Runs one command and returns its exit code. */
    static int run(ProcessContext context, String... args) {
        return run(context, UnaryOperator.identity(), args);
    }

    private static int run(ProcessContext context, UnaryOperator<CommandLine> adapted, String... args) {
        try {
            return adapted.apply(commands(context.with(display(context, adapted, args)), Subcommands.of(args)))
                    .execute(args);
        } catch (Error error) {
            return new ErrorHandler(context.err()).broken(error, List.of(args).contains("--debug"));
        }
    }

    /** As the options ask for it, wherever they are. What looks like one in a command line for agents does not count. */
    private static Display display(ProcessContext context, UnaryOperator<CommandLine> adapted, String... args) {
        if (!DisplayOptions.areAmong(args)) {
            return context.display();
        }
        CommandLine commands = adapted.apply(commands(context, Subcommands.of(args)));
        try {
            commands.parseArgs(args);
            return commands.<Volmount>getCommand().display(context.display());
        } catch (ParameterException refusedLater) {
            return context.display();
        }
    }

    /** For a shell. */
    private static final class InShell implements Commands {
        @Override
        public CommandLine in(ProcessContext context) {
            return commands(context);
        }

        @Override
        public int run(ProcessContext context, UnaryOperator<CommandLine> adapted, String... words) {
            return Main.run(context, adapted, words);
        }
    }

    private static CommandLine help() {
        CommandLine help = new CommandLine(new HelpCommand());
        help.getCommandSpec()
                .usageMessage()
                .header(new String[0])
                .description("Show the help of a command, as in `volmount help plan`.");
        return help;
    }

    /** The whole tree of commands. */
    static CommandLine commands(ProcessContext context) {
        return commands(context, Subcommands.all());
    }

    private static CommandLine commands(ProcessContext context, Subcommands made) {
        CommandLine commands = new CommandLine(new Volmount());
        made.add(commands, InitCommand.class, () -> new InitCommand(context));
        made.add(commands, ValidateCommand.class, () -> new ValidateCommand(context));
        made.add(commands, PlanCommand.class, () -> new PlanCommand(context));
        made.add(commands, ApplyCommand.class, () -> ApplyCommand.in(context));
        made.add(commands, FactsCommand.class, () -> FactsCommand.in(context));
        made.add(commands, ShowCommand.class, () -> new ShowCommand(context));
        made.add(commands, ExecCommand.class, () -> ExecCommand.in(context));
        made.add(commands, VerifyCommand.class, () -> new VerifyCommand(context));
        made.add(commands, ResumeCommand.class, () -> new ResumeCommand(context));
        made.add(commands, RunsCommand.class, () -> RunsCommand.in(context, made));
        made.add(commands, RehearseCommand.class, () -> RehearseCommand.in(context));
        made.add(commands, UnlockCommand.class, () -> new UnlockCommand(context));
        made.add(commands, LocksCommand.class, () -> new LocksCommand(context));
        made.add(commands, InventoryCommand.class, () -> InventoryCommand.in(context, made));
        made.add(commands, ShellCommand.class, () -> ShellCommand.in(context, new InShell()));
        made.add(commands, CompletionCommand.class, () -> new CompletionCommand(context, () -> commands(context)));
        made.add(commands, NamesCommand.class, () -> NamesCommand.in(context));
        commands.addSubcommand("help", help());
        ErrorHandler errors = new ErrorHandler(context.err());
        return commands.setExpandAtFiles(false)
                .setDefaultValueProvider(new OptionDefaults(context))
                .setOut(context.writer(context.out()))
                .setErr(context.writer(context.err()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setHelpFactory(new TerminalHelp(context))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }
}
