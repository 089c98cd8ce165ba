package io.volmount.cli.option;

import io.volmount.report.TextOptions;
import picocli.CommandLine.Option;

/** {@code --full}, for every command whose report shows agents that are alike as one. */
@OptionSection.In(OptionSection.OUTPUT)
public final class FullOption {
    @Option(
            names = "--full",
            description = "Print the evidence of every agent by itself, as files written with --report text=FILE do.")
    private boolean full;

    /** What to show, in whatever style. */
    public TextOptions shown() {
        return full ? TextOptions.PLAIN.inFull() : TextOptions.PLAIN;
    }
}
