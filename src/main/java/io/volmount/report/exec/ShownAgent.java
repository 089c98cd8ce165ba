package io.volmount.report.exec;

import io.volmount.access.Access;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.probe.ProbeResult;
import io.volmount.probe.RanCommand;
import java.util.List;
import java.util.Map;

/** An agent, and what a look at its node shows. */
public record ShownAgent(Access access, ProbeResult<Shown> answer) {

    public String name() {
        return access.name();
    }

    /** Whether there is anything to show. */
    public boolean answered() {
        return ran().result().status() == Status.OK;
    }

    /** In a few words, for a line of progress. */
    public String inShort() {
        return ran().result().inShort();
    }

    /** The same agent with a sentence instead of all that its node said. */
    ShownAgent only(String sentence) {
        return new ShownAgent(access, new ProbeResult.Unreachable<>(sentence, answer.time()));
    }

    RanCommand ran() {
        return new RanCommand(access, answer.map(Shown::result, NodeCommandResult::unreachable), answer.time());
    }

    List<Map<String, Object>> items() {
        return answer.map(Shown::items, unreachable -> List.of());
    }
}
