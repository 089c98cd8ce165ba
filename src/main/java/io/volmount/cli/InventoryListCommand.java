package io.volmount.cli;

import io.volmount.report.AccessFormat;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the agents with their addresses and groups. Connects to none.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory list -i inventory.yaml",
            "  volmount inventory list -i inventory.yaml --limit 'private-agents,!a[17-20]' --format json"
        })
final class InventoryListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private LimitedOptions inventory = new LimitedOptions();

    @Mixin
    private ListingOptions options = new ListingOptions();

    InventoryListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Listing<AccessFormat> listing = new Listing<>(options, AccessFormat.ALL, AccessFormat::name, surroundings);
        Roster roster = Roster.of(inventory, inventory.limit, surroundings);
        listing.remark(roster);
        listing.write((format, style) -> format.agents(roster.agents(), style));
        return ExitCode.OK;
    }
}
