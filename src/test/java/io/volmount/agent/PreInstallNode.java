package io.volmount.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A made-up node without DC/OS, which has the documented 200 MB volume or has it not. */
public final class PreInstallNode {
    private PreInstallNode() {}

    public static AgentFacts facts(boolean provisioned) {
        NodeSketch node = provisioned ? new NodeSketch().provisioned() : new NodeSketch();
        node.kind = NodeKind.PRE_INSTALL;
        node.resources = ResourcesFile.ABSENT;
        return node.facts();
    }

    public static Evidence evidence(boolean provisioned) {
        UnitState unit = new UnitState(
                NodeSketch.VOLUME0.mountUnit(),
                provisioned ? "active" : "inactive",
                provisioned ? "mounted" : "dead",
                0,
                Duration.ZERO,
                OptionalLong.empty(),
                OptionalLong.empty());
        return new Evidence(
                facts(provisioned), Map.of(NodeSketch.VOLUME0, unit), List.of(), Optional.empty(), Optional.empty());
    }
}
