package io.volmount.plan;

import io.volmount.agent.AgentFacts;
import java.util.List;
import java.util.TreeSet;

/** The node must have the commands that the steps use. */
final class ToolsGuard implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return facts.missingTools().isEmpty()
                ? List.of()
                : List.of("the node lacks " + String.join(", ", new TreeSet<>(facts.missingTools()))
                        + ": install them first");
    }
}
