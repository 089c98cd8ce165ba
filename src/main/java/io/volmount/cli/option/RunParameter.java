package io.volmount.cli.option;

import picocli.CommandLine.Parameters;

/** The run that a command is about. */
public final class RunParameter {
    @Parameters(paramLabel = "RUN", description = "Name of a run, the beginning of one, or the path of its directory.")
    private String name;

    public String name() {
        return name;
    }
}
