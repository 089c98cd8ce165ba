package io.volmount.cli;

import io.volmount.document.InvalidInput;
import io.volmount.report.Printable;
import io.volmount.rollout.BrokenRollout;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into sentences on standard error and an exit code; a stack trace only with --debug. */
final class Failures implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private final PrintStream err;

    Failures(PrintStream err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        say(new UsageMistake(wrong).sentence());
        say("see '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        boolean debug = command.getParseResult().hasMatchedOption("--debug");
        if (failure instanceof InvalidInput invalid) {
            invalid.problems().forEach(problem -> say(problem.toString()));
            return ExitCode.USAGE;
        }
        if (failure instanceof Refusal refusal) {
            say(refusal.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof InterruptedException) {
            say("interrupted");
            return ExitCode.INTERRUPTED;
        }
        say(sentence(failure));
        if (debug) {
            failure.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    private static String sentence(Exception failure) {
        boolean expected = failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof BrokenRollout;
        boolean sentence = expected && !(failure instanceof FileSystemException) && failure.getMessage() != null;
        return sentence ? failure.getMessage() : "an error in volmount itself: " + failure + "; --debug shows where";
    }

    private void say(String sentence) {
        sentence.lines().forEach(line -> err.println("volmount: " + Printable.of(line)));
    }
}
