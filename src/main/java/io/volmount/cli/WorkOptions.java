package io.volmount.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What it takes to work on agents, whichever they are. */
final class WorkOptions {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "32",
            description = "agents to look at, at a time (default: ${DEFAULT-VALUE});"
                    + " how many may change at a time, the playbook says")
    int parallel;

    @Mixin
    SecretOptions secrets = new SecretOptions();
}
