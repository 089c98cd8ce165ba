package io.volmount.cli.option;

import picocli.CommandLine.Option;

/** {@code --verbose} and {@code --debug}. */
public final class VerbosityOptions {
    @Option(
            names = {"-v", "--verbose"},
            description = "Print more details on standard error.")
    private boolean verbose;

    @Option(names = "--debug", description = "Show the stack trace of an unexpected error.")
    private boolean debug;

    /** Whether to report more on standard error. */
    public boolean verbose() {
        return verbose;
    }
}
