package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** The commands that a shell runs. */
public interface Commands {

    /** The tree of commands. */
    CommandLine in(ProcessContext context);

    /**
     * Runs one command; every error becomes a sentence on standard error.
     *
     * @param adapted what becomes of the tree of commands first
     * @return the exit code
     */
    int run(ProcessContext context, UnaryOperator<CommandLine> adapted, String... words);
}
