package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Status;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.probe.CheckedAgent;
import io.volmount.probe.ProbeResult;
import java.util.List;
import java.util.Optional;

/** Checks whether agents can be worked on and changes nothing. */
public record InventoryCheckOperation(ConnectionSettings settings, ProcessContext context) {

    public List<CheckedAgent> run(InventorySelection selection) {
        return new AgentSurvey(
                        "checking", settings, context.with(context.network().withoutKeptConnections()))
                .ask(
                        ResolvedInventory.of(selection, context),
                        (access, agent) -> agent.check(),
                        InventoryCheckOperation::checked,
                        InventoryCheckOperation::passed,
                        InventoryCheckOperation::inShort);
    }

    private static CheckedAgent checked(Access access, ProbeResult<NodeCheckResult> answer) {
        return new CheckedAgent(
                access,
                answer.map(
                        result -> result,
                        broken -> new NodeCheckResult(
                                List.of(NodeCheck.unknown(Subject.REACHABLE, broken)), Optional.empty())));
    }

    /** Whether nothing failed or is unknown on the agent; warnings are allowed. */
    public static boolean passed(CheckedAgent agent) {
        return agent.result().status().compareTo(Status.WARNING) <= 0;
    }

    /** The first problem, if there is one. */
    private static String inShort(CheckedAgent agent) {
        return agent.result().problems().stream()
                .findFirst()
                .map(NodeCheck::detail)
                .orElse("in order");
    }
}
