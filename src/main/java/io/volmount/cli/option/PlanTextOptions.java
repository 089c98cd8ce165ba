package io.volmount.cli.option;

import io.volmount.report.TextOptions;
import picocli.CommandLine.Option;

/** How much of a plan is shown, for every command that shows one. */
@OptionSection.In(OptionSection.OUTPUT)
public final class PlanTextOptions {
    @Option(names = "--why", description = "Print the reason of every step of the plan, not only of the unusual ones.")
    private boolean why;

    @Option(
            names = "--diff",
            description = "Print what the plan changes in /etc/fstab and other files, as unified diffs.")
    private boolean diff;

    /** What to show, in whatever style. */
    public TextOptions shown() {
        return in(TextOptions.PLAIN);
    }

    /** The same, besides what these options show. */
    public TextOptions in(TextOptions options) {
        TextOptions shown = why ? options.withReasons() : options;
        return diff ? shown.withDiffs() : shown;
    }
}
