package io.volmount.cli.option;

import io.volmount.app.session.InventorySelection;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which agents, and how their addresses are resolved: {@code --inventory}, {@code --limit} and {@code -F}. */
@OptionSection.In(OptionSection.INPUT)
public final class SelectionOptions {
    @Mixin
    private InventoryOption inventory = new InventoryOption();

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "PATTERN",
            description = "Only these agents: names, groups, globs, ranges, !exclude, @file, with commas between them.")
    private Optional<String> limit = Optional.empty();

    @Mixin
    private SshConfigOption sshConfig = new SshConfigOption();

    /** Whether there is an inventory, from the command line or the environment. */
    public boolean hasInventory() {
        return !inventory.files().isEmpty();
    }

    public InventorySelection selection() {
        return new InventorySelection(inventory.files(), limit, sshConfig.file(), inventory.master());
    }
}
