package io.volmount.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The agents of a rehearsal: those of an inventory, or made-up ones. */
final class ClusterOptions extends SshOptions {
    private static final int MOST_AGENTS = 100_000;

    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            description = InventoryOptions.INVENTORIES)
    List<String> inventories = List.of();

    @Option(
            names = {"-p", "--playbook"},
            required = true,
            paramLabel = "FILE",
            description = "the volumes that every agent is to have")
    Path playbook;

    @Option(
            names = "--limit",
            paramLabel = "PATTERN",
            description = "only these agents: names, groups, globs, ranges, !exclude, @file; with commas between them")
    Optional<String> limit = Optional.empty();

    @Mixin
    WorkOptions work = new WorkOptions();

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "instead of an inventory: so many made-up agents, up to 100000")
    Optional<Integer> agents = Optional.empty();

    @Option(names = "--zones", paramLabel = "N", description = "zones that the made-up agents stand in (default: none)")
    Optional<Integer> zones = Optional.empty();

    /** Whether the agents are made up. */
    boolean madeUp() {
        return agents.isPresent();
    }

    void check() {
        if (inventories.isEmpty() != agents.isPresent()) {
            throw new Refusal(
                    "say which agents to rehearse with: either -i FILE for those of an inventory, or --agents N"
                            + " for a cluster that does not exist");
        }
        if (madeUp() && limit.isPresent()) {
            throw new Refusal("--limit chooses from an inventory, and --agents makes all of them up: leave one out");
        }
        if (zones.isPresent() && !madeUp()) {
            throw new Refusal("--zones goes with --agents; the zones of real agents are those of the inventory");
        }
        if (agents.filter(number -> number < 1 || number > MOST_AGENTS).isPresent()) {
            throw new Refusal("--agents takes a number from 1 to " + MOST_AGENTS);
        }
        if (zones.filter(number -> number < 1).isPresent()) {
            throw new Refusal("--zones takes a number, at least 1");
        }
    }

    /** The options of a command that looks at real agents. */
    AgentOptions probed() {
        AgentOptions options = new AgentOptions();
        options.inventories = inventories;
        options.playbook = playbook;
        options.limit = limit;
        options.sshConfig = sshConfig;
        options.work = work;
        return options;
    }
}
