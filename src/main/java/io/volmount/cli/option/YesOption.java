package io.volmount.cli.option;

import picocli.CommandLine.Option;

/** {@code --yes}. */
public final class YesOption {
    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    /** Whether it is given. */
    public boolean given() {
        return yes;
    }
}
