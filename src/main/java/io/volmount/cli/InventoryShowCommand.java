package io.volmount.cli;

import io.volmount.access.Access;
import io.volmount.report.AccessFormat;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = {
            "Shows how one agent is reached: each value, and the place that it comes from. Connects to none.",
            "The inventory decides, then OpenSSH's configuration for the inventory's address, then the defaults."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory show a20 -i inventory.yaml",
            "  volmount inventory show a20 -i inventory.yaml -F none --format json"
        })
final class InventoryShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "AGENT", description = "the agent's name in the inventory")
    private String host;

    @Mixin
    private InventoryOptions inventory = new InventoryOptions();

    @Mixin
    private ListingOptions options = new ListingOptions();

    InventoryShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Listing<AccessFormat> listing = new Listing<>(options, AccessFormat.ALL, AccessFormat::name, surroundings);
        Roster roster = Roster.of(inventory, host, surroundings);
        Access access = roster.agents().get(0);
        listing.remark(roster);
        listing.write((format, style) -> format.agent(access, style));
        return ExitCode.OK;
    }
}
