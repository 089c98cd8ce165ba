package io.volmount.app.session;

import io.volmount.app.context.MasterLogin;
import io.volmount.app.context.ProcessContext;
import io.volmount.report.result.Request;
import io.volmount.storage.VolmountVersion;
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
        List<String> inventories, Optional<String> limit, Optional<String> sshConfig, MasterLogin master) {

    /** Who asks for the result of a command that works without a playbook. */
    public Request request(ProcessContext context) {
        return request(Optional.empty(), context);
    }

    /** The same for a command that a playbook may be given to. */
    public Request request(Optional<PlaybookSelection> playbook, ProcessContext context) {
        return request(
                playbook.map(chosen -> chosen.file().toString()),
                playbook.map(PlaybookSelection::variables).orElse(ExtraVariables.NONE),
                context);
    }

    /**
     * Who asks for the result of the command, and with what.
     *
     * @param playbook as given to {@code --playbook}; empty if it was not given
     */
    Request request(Optional<String> playbook, ExtraVariables variables, ProcessContext context) {
        return new Request(
                Optional.of(context.controller()),
                VolmountVersion.current(),
                inventories,
                limit,
                playbook,
                variables.values());
    }
}
