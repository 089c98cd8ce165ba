package io.volmount.cli;

import java.util.List;
import picocli.CommandLine;

/** Entry point of the {@code volmount} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Surroundings.real(), args));
    }

    /** Runs one command in the given surroundings and returns its exit code. */
    static int run(Surroundings surroundings, String... args) {
        try {
            return commands(surroundings).execute(args);
        } catch (Error error) {
            return new Failures(surroundings.err()).broken(error, List.of(args).contains("--debug"));
        }
    }

    /** The whole tree of commands. */
    static CommandLine commands(Surroundings surroundings) {
        CommandLine commands = new CommandLine(new Volmount());
        commands.addSubcommand("plan", new PlanCommand(surroundings));
        commands.addSubcommand("apply", new ApplyCommand(surroundings));
        commands.addSubcommand("verify", new VerifyCommand(surroundings));
        commands.addSubcommand("resume", new ResumeCommand(surroundings));
        commands.addSubcommand("runs", RunsCommand.in(surroundings));
        commands.addSubcommand("rehearse", new RehearseCommand(surroundings));
        commands.addSubcommand("unlock", new UnlockCommand(surroundings));
        commands.addSubcommand("inventory", InventoryCommand.in(surroundings));
        Failures failures = new Failures(surroundings.err());
        return commands.setExpandAtFiles(false)
                .setOut(surroundings.writer(surroundings.out()))
                .setErr(surroundings.writer(surroundings.err()))
                .setColorScheme(surroundings.helpColours())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
