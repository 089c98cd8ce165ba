package io.volmount.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which agents are connected to, how many at a time, and what the operator has to give for it. */
class ConnectingOptions extends LimitedOptions {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "32",
            description = "agents to look at, at a time (default: ${DEFAULT-VALUE});"
                    + " how many may change at a time, a playbook says")
    int parallel;

    @Mixin
    SecretOptions secrets = new SecretOptions();
}
