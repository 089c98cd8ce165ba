package io.volmount.cli.option;

import picocli.CommandLine.Option;

/** {@code --yes}. */
public final class YesOption {
    @Option(
            names = {"-y", "--yes"},
            description = "Skip the confirmation prompt.")
    private boolean yes;

    public boolean given() {
        return yes;
    }
}
