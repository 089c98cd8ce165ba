package io.volmount.cli.option;

import io.volmount.report.TextOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much of a result is shown, for every command that shows a plan. */
public final class PlanTextOptions {
    @Mixin
    private FullOption full = new FullOption();

    @Option(names = "--why", description = "Print the reason of every step of the plan, not only of the unusual ones.")
    private boolean why;

    @Option(
            names = "--diff",
            description = "Print what the plan changes in /etc/fstab and other files, as unified diffs.")
    private boolean diff;

    /** What to show, in whatever style. */
    public TextOptions shown() {
        TextOptions shown = why ? full.shown().withReasons() : full.shown();
        return diff ? shown.withDiffs() : shown;
    }
}
