package io.volmount.report.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who asked for what a report tells, and with what.
 *
 * @param controller {@code user@host}; empty if it was not recorded
 * @param version of the volmount that makes the report
 * @param inventories as given to {@code --inventory}; none if that was not recorded
 * @param limit as given to {@code --limit}; empty if it was not given or not recorded
 * @param playbookFile as given to {@code --playbook}; empty if it was not recorded
 * @param variables by name, as given to {@code --extra-vars}; none if the inventory was recorded, which has them then
 */
public record Request(
        Optional<String> controller,
        String version,
        List<String> inventories,
        Optional<String> limit,
        Optional<String> playbookFile,
        Map<String, String> variables) {
    /** One of which no more is known than who asks. */
    public static Request by(String controller, String version) {
        return new Request(Optional.of(controller), version, List.of(), Optional.empty(), Optional.empty(), Map.of());
    }

    public Request {
        inventories = List.copyOf(inventories);
        variables = Map.copyOf(variables);
    }
}
