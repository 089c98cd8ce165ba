package io.volmount.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which agents, and what is to be done on them. */
final class AgentOptions extends LimitedOptions {
    @Option(
            names = {"-p", "--playbook"},
            required = true,
            paramLabel = "FILE",
            description = "the volumes that every agent is to have")
    Path playbook;

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
