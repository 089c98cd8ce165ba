package io.volmount.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where programs can follow what a command does. */
@OptionSection.In(OptionSection.OUTPUT)
public final class EventsOption {
    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Also write each event to a file while the command works, as one line of JSON; with `-` to"
                    + " standard output, which then does not get the result.")
    private Optional<String> target = Optional.empty();

    public Optional<String> target() {
        return target;
    }
}
