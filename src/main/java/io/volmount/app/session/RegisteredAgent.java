package io.volmount.app.session;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCheckResult;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.Registration;
import io.volmount.facts.RunIdentity;
import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MesosAgent;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.MesosResource;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import java.util.Optional;

/** An agent whose master is asked about it whenever evidence is gathered on its node. */
final class RegisteredAgent implements Agent {
    private final Agent agent;
    private final MesosMaster master;
    private volatile Optional<String> firstId = Optional.empty();
    private volatile Optional<String> recordedId = Optional.empty();

    /** @param agent the node itself */
    RegisteredAgent(Agent agent, MesosMaster master) {
        this.agent = agent;
        this.master = master;
    }

    /** The ID that the agent had when it was first probed; empty if it had none, or was not probed. */
    Optional<String> firstId() {
        return firstId;
    }

    /** Recalls the ID that it had when the run was planned that is now resumed. */
    void recall(String id) {
        recordedId = Optional.of(id);
    }

    @Override
    public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
        return remembered(agent.probe(request));
    }

    @Override
    public NodeFacts probeNode() throws AgentUnreachable {
        NodeFacts node = agent.probeNode();
        remembered(node.agent());
        return node;
    }

    private AgentFacts remembered(AgentFacts facts) {
        firstId = firstId.or(facts::agentId);
        return facts;
    }

    @Override
    public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
        Evidence evidence = agent.evidence(request);
        return evidence.with(registration(evidence.facts().agentId()));
    }

    private Registration registration(Optional<String> id) {
        if (id.isEmpty()) {
            return new Registration.Missing(id);
        }
        try {
            Optional<MesosAgent> known = master.agent(id.get());
            return known.<Registration>map(this::registration).orElseGet(() -> new Registration.Missing(id));
        } catch (MasterUnavailable failure) {
            return new Registration.NoAnswer(failure.getMessage());
        }
    }

    private Registration registration(MesosAgent known) {
        return new Registration.Known(
                known.id(),
                recordedId.or(() -> firstId).filter(id -> !id.equals(known.id())),
                known.isActive(),
                known.attributes(),
                known.resources()
                        .filter(MesosResource::isMountDisk)
                        .map(RegisteredAgent::disk)
                        .toList(),
                known.unreserved().isPresent());
    }

    private static Registration.Disk disk(MesosResource resource) {
        String root = resource.source().map(MesosResource.Source::root).orElse("");
        return new Registration.Disk(
                new MountDisk(root, (long) resource.amount(), resource.role()), resource.dynamic());
    }

    @Override
    public StepResult perform(ScriptStep step, RunIdentity run) {
        return agent.perform(step, run);
    }

    @Override
    public StepResult release(String lock) {
        return agent.release(lock);
    }

    @Override
    public NodeCheckResult check() {
        return agent.check();
    }

    @Override
    public NodeCommandResult run(NodeCommand command) {
        return agent.run(command);
    }

    @Override
    public void disconnect() {
        agent.disconnect();
    }

    @Override
    public void close() {
        agent.close();
    }
}
