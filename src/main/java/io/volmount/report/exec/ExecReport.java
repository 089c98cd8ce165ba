package io.volmount.report.exec;

import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.probe.RanCommand;
import java.util.List;
import java.util.Optional;

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

    RanCommands ran() {
        return new RanCommands(agents);
    }
}
