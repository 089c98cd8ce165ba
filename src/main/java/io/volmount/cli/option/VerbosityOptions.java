package io.volmount.cli.option;

import picocli.CommandLine.Option;

/** {@code --verbose} and {@code --debug}. */
public final class VerbosityOptions {
    @Option(
            names = {"-v", "--verbose"},
            description = "tell more on standard error")
    private boolean verbose;

    @Option(names = "--debug", description = "show the stack trace of an unexpected error")
    private boolean debug;

    /** Whether to report more on standard error. */
    public boolean verbose() {
        return verbose;
    }
}
