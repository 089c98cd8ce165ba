package io.volmount.app.session;

import io.volmount.app.context.MasterLogin;
import java.util.List;
import java.util.Optional;

/**
 * Which agents a command is about.
 *
 * @param inventories as given to {@code --inventory}
 * @param limit as given to {@code --limit}; empty for all agents
 * @param sshConfig as given to {@code -F}; empty for the usual files of OpenSSH
 * @param master how masters are asked, if inventories are masters
 */
public record InventorySelection(
        List<String> inventories, Optional<String> limit, Optional<String> sshConfig, MasterLogin master) {}
