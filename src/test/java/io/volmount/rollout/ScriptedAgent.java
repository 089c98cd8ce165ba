package io.volmount.rollout;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.RunIdentity;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An agent in memory: every step is done unless it is scripted otherwise. */
public class ScriptedAgent implements Agent {
    private final Map<String, Supplier<StepResult>> script = new HashMap<>();
    private final NodeSketch node = new NodeSketch();

    public ScriptedAgent on(String step, Supplier<StepResult> result) {
        script.put(step, result);
        return this;
    }

    /** Its checkpoint has this ID. */
    ScriptedAgent withId(String agent) {
        node.agentId = Optional.of(agent);
        return this;
    }

    @Override
    public StepResult perform(ScriptStep step, RunIdentity run) {
        return result(step.id());
    }

    @Override
    public StepResult release(String lock) {
        return result("release");
    }

    private StepResult result(String id) {
        return script.getOrDefault(id, () -> Fleet.result(Status.DONE)).get();
    }

    @Override
    public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
        return node.facts();
    }

    @Override
    public NodeFacts probeNode() throws AgentUnreachable {
        return new NodeFacts(probe(ProbeRequest.NOTHING_MORE), List.of(), 0, Optional.empty());
    }

    @Override
    public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
        return new Evidence(node.facts(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public NodeCheckResult check() {
        return new NodeCheckResult(
                Arrays.stream(NodeCheck.Subject.values())
                        .map(subject -> NodeCheck.ok(subject, "fine"))
                        .toList(),
                Optional.empty());
    }

    @Override
    public NodeCommandResult run(NodeCommand command) {
        return NodeCommandResult.exited(0, Printed.NOTHING, Printed.NOTHING);
    }

    @Override
    public void disconnect() {}

    @Override
    public void close() {}
}
