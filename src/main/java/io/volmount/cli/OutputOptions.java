package io.volmount.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Where the result goes, and in which shape. */
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "of the result on standard output: text or json (default: ${DEFAULT-VALUE})")
    String format;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "write the result to a file too; may be repeated")
    List<String> reports = List.of();

    @Option(
            names = {"-v", "--verbose"},
            description = "tell more on standard error")
    boolean verbose;

    @Option(names = "--debug", description = "show the stack trace of an unexpected error")
    boolean debug;
}
