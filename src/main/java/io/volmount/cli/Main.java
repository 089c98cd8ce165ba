package io.volmount.cli;

import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.help.TerminalHelp;
import io.volmount.cli.option.DisplayOptions;
import io.volmount.cli.option.OptionDefaults;
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
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(ProcessContext.real(), args));
    }

    /** Runs one command and returns its exit code. */
    static int run(ProcessContext context, String... args) {
        return run(context, UnaryOperator.identity(), args);
    }

    private static int run(ProcessContext context, UnaryOperator<CommandLine> adapted, String... args) {
        try {
            return adapted.apply(commands(context.with(display(context, adapted, args))))
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
        CommandLine commands = adapted.apply(commands(context));
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
        CommandLine commands = new CommandLine(new Volmount());
        commands.addSubcommand("init", new InitCommand(context));
        commands.addSubcommand("validate", new ValidateCommand(context));
        commands.addSubcommand("plan", new PlanCommand(context));
        commands.addSubcommand("apply", ApplyCommand.in(context));
        commands.addSubcommand("facts", FactsCommand.in(context));
        commands.addSubcommand("show", new ShowCommand(context));
        commands.addSubcommand("exec", ExecCommand.in(context));
        commands.addSubcommand("verify", new VerifyCommand(context));
        commands.addSubcommand("resume", new ResumeCommand(context));
        commands.addSubcommand("runs", RunsCommand.in(context));
        commands.addSubcommand("rehearse", RehearseCommand.in(context));
        commands.addSubcommand("unlock", new UnlockCommand(context));
        commands.addSubcommand("locks", new LocksCommand(context));
        commands.addSubcommand("inventory", InventoryCommand.in(context));
        commands.addSubcommand("shell", ShellCommand.in(context, new InShell()));
        commands.addSubcommand("completion", new CompletionCommand(context));
        commands.addSubcommand("__names", NamesCommand.in(context));
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
