package io.volmount.cli.option;

import io.volmount.app.session.InventorySelection;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One agent of an inventory. */
public final class AgentOptions {
    @Parameters(paramLabel = "AGENT", description = "Name of the agent in the inventory.")
    private String name;

    @Mixin
    private InventoryOption inventory = new InventoryOption();

    @Mixin
    private SshConfigOption sshConfig = new SshConfigOption();

    public String name() {
        return name;
    }

    /** The inventories that hold it. */
    public InventorySelection selection() {
        return new InventorySelection(inventory.files(), Optional.empty(), sshConfig.file(), inventory.master());
    }
}
