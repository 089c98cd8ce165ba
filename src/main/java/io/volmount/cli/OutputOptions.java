package io.volmount.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Where the result goes, and in which shape. */
final class OutputOptions extends ListingOptions {
    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "write the result to a file too; may be repeated")
    List<String> reports = List.of();
}
