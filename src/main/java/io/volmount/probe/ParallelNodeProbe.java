package io.volmount.probe;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Agents;
import io.volmount.agent.TimeLimit;
import io.volmount.document.Located;
import io.volmount.facts.NodeFacts;
import io.volmount.playbook.Playbook;
import io.volmount.probe.node.FoundNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Probes whole nodes and changes nothing. */
public final class ParallelNodeProbe {
    private final FanOut fanOut;
    private final Agents agents;

    public ParallelNodeProbe(FanOut fanOut, Agents agents) {
        this.fanOut = fanOut;
        this.agents = agents;
    }

    /**
     * Probes all of them and keeps no login.
     *
     * @param playbooks of the agents whose disks are to be chosen, each with the agent's variables replaced
     * @param heard receives each agent when it is probed, on the thread that probed it
     * @return in the same order
     */
    public List<ProbedAgent> probe(
            List<Access> accesses, Map<Access, Playbook> playbooks, Consumer<ProbedAgent> heard) {
        return fanOut.ask(
                        accesses,
                        Access::name,
                        access -> probe(access, Optional.ofNullable(playbooks.get(access))),
                        ProbedAgent::new,
                        (access, probed) -> heard.accept(probed))
                .agents();
    }

    private FoundNode probe(Access access, Optional<Playbook> playbook) throws AgentUnreachable {
        try (Agent agent = agents.of(access)) {
            NodeFacts facts = agent.probeNode();
            return TimeLimit.run(() -> FoundNode.of(facts, access.host().role().map(Located::value), playbook));
        }
    }
}
