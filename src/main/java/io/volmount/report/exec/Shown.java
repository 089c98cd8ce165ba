package io.volmount.report.exec;

import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import java.util.List;
import java.util.Map;

/**
 * What a look at a node shows.
 *
 * @param result the text for people, or why there is none
 * @param items the same for programs, as {@link io.volmount.report.View#data} has it; empty for what is text only
 */
public record Shown(NodeCommandResult result, List<Map<String, Object>> items) {
    public Shown {
        items = List.copyOf(items);
    }

    /** Of a node that answered. */
    public static Shown of(List<String> lines, List<Map<String, Object>> items) {
        return new Shown(NodeCommandResult.exited(0, Printed.of(String.join("\n", lines), 0), Printed.NOTHING), items);
    }

    /** Text alone. */
    public static Shown of(NodeCommandResult result) {
        return new Shown(result, List.of());
    }
}
