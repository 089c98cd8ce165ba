package io.volmount.cli.option;

import io.volmount.app.session.InventorySelection;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which agents, and how their addresses are resolved: {@code --inventory}, {@code --limit} and {@code -F}. */
public final class SelectionOptions {
    @Mixin
    private InventoryOption inventory = new InventoryOption();

    @Option(
            names = "--limit",
            paramLabel = "PATTERN",
            description = "Only these agents: names, groups, globs, ranges, !exclude, @file, with commas between them.")
    private Optional<String> limit = Optional.empty();

    @Mixin
    private SshConfigOption sshConfig = new SshConfigOption();

    /** Whether an inventory is given. */
    public boolean hasInventory() {
        return !inventory.files().isEmpty();
    }

    /** Whether a limit is given. */
    public boolean hasLimit() {
        return limit.isPresent();
    }

    /** The selection. */
    public InventorySelection selection() {
        return new InventorySelection(inventory.files(), limit, sshConfig.file());
    }
}
