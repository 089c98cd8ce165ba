package io.volmount.cli.option;

import io.volmount.app.session.InventorySelection;
import picocli.CommandLine.Mixin;

/** Which agents, and how their addresses are resolved: {@code --inventory}, {@code --limit} and {@code -F}. */
public final class SelectionOptions {
    @Mixin
    private InventoryOption inventory = new InventoryOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private SshConfigOption sshConfig = new SshConfigOption();

    /** Whether an inventory is given. */
    public boolean hasInventory() {
        return !inventory.files().isEmpty();
    }

    /** Whether a limit is given. */
    public boolean hasLimit() {
        return limit.pattern().isPresent();
    }

    /** The selection. */
    public InventorySelection selection() {
        return new InventorySelection(inventory.files(), limit.pattern(), sshConfig.file());
    }
}
