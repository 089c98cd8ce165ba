package io.volmount.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Which agents there are, and how they are reached. */
class InventoryOptions extends SshOptions {
    static final String INVENTORIES =
            "the agents: volmount's own YAML, or an Ansible inventory in YAML, JSON or INI, or a directory of those; - for"
                    + " standard input; exec:FILE for a program to run; or agents with commas: a1,a2,. May be repeated";

    @Option(
            names = {"-i", "--inventory"},
            required = true,
            paramLabel = "FILE",
            description = INVENTORIES)
    List<String> inventories = List.of();
}
