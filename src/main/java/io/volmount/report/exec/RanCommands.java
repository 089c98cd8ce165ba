package io.volmount.report.exec;

import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.probe.RanCommand;
import io.volmount.report.Counts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of one command on each of several agents. */
record RanCommands(List<RanCommand> agents) {
    RanCommands {
        agents = List.copyOf(agents);
    }

    /** How many agents there are of each status that occurs. */
    Map<Status, Long> counts() {
        return Counts.of(agents, agent -> agent.result().status());
    }

    /** The same, and how many there are in all, for programs. */
    Map<String, Object> summary() {
        return Counts.data(agents, agent -> agent.result().status());
    }

    /** On how many agents it exited with each code. */
    SortedMap<Integer, Long> exitCodes() {
        return agents.stream()
                .flatMapToInt(agent -> agent.result().exitCode().stream())
                .boxed()
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    }
}
