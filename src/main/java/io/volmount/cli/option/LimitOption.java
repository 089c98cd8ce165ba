package io.volmount.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --limit}. */
public final class LimitOption {
    @Option(
            names = "--limit",
            paramLabel = "PATTERN",
            description = "Only these agents: names, groups, globs, ranges, !exclude, @file, with commas between them.")
    private Optional<String> pattern = Optional.empty();

    /** As given. */
    public Optional<String> pattern() {
        return pattern;
    }
}
