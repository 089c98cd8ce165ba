package io.volmount.cli.completion;

import io.volmount.text.Worded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What an argument names, as its label in the help says. */
public enum NameKind implements Worded {
    AGENTS("AGENT"),
    PATTERNS("PATTERN", "[AGENT...] LOOK"),
    RUNS("RUN");

    private final List<String> labels;

    NameKind(String... labels) {
        this.labels = List.of(labels);
    }

    static Optional<NameKind> of(ArgSpec argument) {
        return Stream.of(values())
                .filter(kind -> kind.labels.contains(argument.paramLabel()))
                .findFirst();
    }

    /** What a command takes beside its options. */
    static Optional<NameKind> of(CommandSpec command) {
        return command.positionalParameters().stream()
                .flatMap(argument -> of(argument).stream())
                .findFirst();
    }
}
