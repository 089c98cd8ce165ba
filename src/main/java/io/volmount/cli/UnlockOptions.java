package io.volmount.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which agent's lock, and whether to take it away. */
final class UnlockOptions extends InventoryOptions {
    @Parameters(paramLabel = "AGENT", description = "the agent's name in the inventory")
    String agent;

    @Option(
            names = "--lock",
            paramLabel = "ID",
            description = "take this lock away, if it is still there and no step is at work; the ID is what `unlock`"
                    + " without this option shows")
    Optional<String> lock = Optional.empty();

    @Mixin
    SecretOptions secrets = new SecretOptions();
}
