package io.volmount.cli;

import picocli.CommandLine.Option;

/** In which shape the result is shown, and how much is told beside it. */
class ListingOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "of the result on standard output: text or json (default: ${DEFAULT-VALUE})")
    String format;

    @Option(
            names = {"-v", "--verbose"},
            description = "tell more on standard error")
    boolean verbose;

    @Option(names = "--debug", description = "show the stack trace of an unexpected error")
    boolean debug;
}
