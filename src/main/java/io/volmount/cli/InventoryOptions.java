package io.volmount.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which agents there are, and how they are reached. */
class InventoryOptions extends SshOptions {
    @Option(
            names = {"-i", "--inventory"},
            required = true,
            paramLabel = "FILE",
            description = "the agents: volmount's own YAML, or an Ansible inventory in YAML or INI")
    Path inventory;
}
