package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks whether agents could be worked on; changes nothing. */
public final class ParallelNodeCheck {
    private final FanOut fanOut;
    private final Agents agents;

    public ParallelNodeCheck(FanOut fanOut, Agents agents) {
        this.fanOut = fanOut;
        this.agents = agents;
    }

    /**
     * Checks all of them, and keeps no login.
     *
     * @param heard receives each agent when it is checked, on the thread that checked it
     * @return in the same order
     */
    public List<CheckedAgent> check(List<Access> accesses, Consumer<CheckedAgent> heard) {
        List<CheckedAgent> checked = new ArrayList<>();
        fanOut.ask(accesses, Access::name, this::check, (access, answer) -> heard.accept(checked(access, answer)))
                .forEach((access, answer) -> checked.add(checked(access, answer)));
        return checked;
    }

    private NodeCheckResult check(Access access) {
        try (Agent agent = agents.of(access)) {
            return agent.check();
        }
    }

    private static CheckedAgent checked(Access access, ProbeResult<NodeCheckResult> answer) {
        return new CheckedAgent(
                access,
                answer.map(
                        result -> result,
                        broken -> new NodeCheckResult(
                                List.of(NodeCheck.unknown(Subject.REACHABLE, broken)), Optional.empty())));
    }
}
