package io.volmount.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of the agents. */
class LimitedOptions extends InventoryOptions {
    @Option(
            names = "--limit",
            paramLabel = "PATTERN",
            description = "only these agents: names, groups, globs, ranges, !exclude, @file; with commas between them")
    Optional<String> limit = Optional.empty();
}
