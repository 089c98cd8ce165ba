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

    @Mixin
    WorkOptions work = new WorkOptions();
}
