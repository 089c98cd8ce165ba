package io.volmount.cli.exit;

import io.volmount.app.context.CommandStopped;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.WriteFailures;
import io.volmount.cli.help.ParseErrorText;
import io.volmount.cli.option.OptionDefaults;
import io.volmount.document.InvalidInput;
import io.volmount.file.FileErrors;
import io.volmount.report.Printable;
import io.volmount.rollout.driver.BrokenRollout;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns errors into sentences on standard error and an exit code; prints a stack trace only with --debug. */
public final class ErrorHandler
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private final PrintStream err;

    public ErrorHandler(PrintStream err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        if (wrong.getCause() instanceof InvalidInput defaults) {
            if (wrong.getCommandLine().isUsageHelpRequested()) {
                wrong.getCommandLine().usage(wrong.getCommandLine().getOut());
                return ExitCode.OK;
            }
            defaults.diagnostics().forEach(diagnostic -> say(diagnostic.toString()));
            return ExitCode.USAGE;
        }
        say(new ParseErrorText(wrong).sentence());
        say("see '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        boolean debug = command.getParseResult().hasMatchedOption("--debug");
        if (failure instanceof InvalidInput invalid) {
            invalid.diagnostics().forEach(diagnostic -> say(diagnostic.toString()));
            tellOrigins(command.getCommandSpec());
            return ExitCode.USAGE;
        }
        if (failure instanceof UsageException refusal) {
            say(refusal.getMessage());
            tellOrigins(command.getCommandSpec());
            return ExitCode.USAGE;
        }
        if (failure instanceof CommandStopped stopped) {
            return stopped.exitCode();
        }
        if (failure instanceof InterruptedException || failure instanceof CancellationException) {
            say("interrupted");
            return ExitCode.INTERRUPTED;
        }
        return broken(failure, debug);
    }

    /** An operator who did not name the file with the error on this command line wants to know who did. */
    private void tellOrigins(CommandSpec command) {
        String origins = OptionDefaults.used(command).stream()
                .map(value -> value.name() + " is from " + value.origin())
                .collect(Collectors.joining(", "));
        if (!origins.isEmpty()) {
            say(origins);
        }
    }

    /** Reports an unexpected error, such as a lack of memory. */
    public int broken(Throwable failure, boolean debug) {
        if (failure instanceof WriteFailures several) {
            several.sentences().forEach(this::say);
        } else {
            say(sentence(failure));
        }
        if (debug) {
            trace(failure);
        }
        return ExitCode.FAILED;
    }

    /** Indented, because a message may contain a line that looks like one of volmount's own. */
    private void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> err.println("  " + line));
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof BrokenRollout) {
            return failure.getMessage();
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory (" + failure.getMessage()
                    + "): use fewer agents (--limit), or probe fewer at a time (--parallel)";
        }
        return FileErrors.sentence(failure)
                .orElseGet(() -> "internal error: " + failure + "; --debug shows the stack trace");
    }

    private void say(String sentence) {
        err.println("volmount: " + Printable.of(sentence));
    }
}
