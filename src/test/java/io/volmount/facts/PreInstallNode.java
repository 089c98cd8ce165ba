package io.volmount.facts;

import java.util.List;
import java.util.Optional;

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
        return new Evidence(facts(provisioned), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
