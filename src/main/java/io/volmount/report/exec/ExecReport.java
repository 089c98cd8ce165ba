package io.volmount.report.exec;

import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.probe.RanCommand;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a command on agents.
 *
 * @param script the file that the command is from; empty for a command line
 */
public record ExecReport(NodeCommand command, Optional<String> script, List<RanCommand> agents) {
    public ExecReport {
        agents = List.copyOf(agents);
    }

    /** Whether it exited with 0 on every agent. */
    public boolean good() {
        return agents.stream().allMatch(agent -> agent.result().status() == Status.OK);
    }

    /** How many agents there are of each status that occurs. */
    Map<Status, Long> counts() {
        return agents.stream()
                .collect(Collectors.groupingBy(
                        agent -> agent.result().status(), () -> new EnumMap<>(Status.class), Collectors.counting()));
    }

    /** On how many agents it exited with each code. */
    SortedMap<Integer, Long> exitCodes() {
        return agents.stream()
                .flatMapToInt(agent -> agent.result().exitCode().stream())
                .boxed()
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    }
}
