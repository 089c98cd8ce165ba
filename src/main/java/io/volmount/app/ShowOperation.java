package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.ProbeRequest;
import io.volmount.agent.TimeLimit;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.document.Located;
import io.volmount.facts.NodeFacts;
import io.volmount.probe.node.FoundNode;
import io.volmount.report.exec.Look;
import io.volmount.report.exec.Shown;
import io.volmount.report.exec.ShownAgent;
import io.volmount.report.exec.ShownMounts;
import io.volmount.report.exec.ShownResources;
import io.volmount.report.facts.NodeDisks;
import io.volmount.volume.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at one thing on many nodes and changes nothing.
 *
 * @param lines of the journal, the last ones
 */
public record ShowOperation(ConnectionSettings settings, Look look, int lines, ProcessContext context) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** What the agents' nodes show, in the order of the inventory. */
    public List<ShownAgent> run(InventorySelection selection) {
        return new AgentSurvey("probing", settings, context)
                .ask(
                        ResolvedInventory.of(selection, context),
                        this::shown,
                        ShownAgent::new,
                        ShownAgent::answered,
                        ShownAgent::inShort);
    }

    private Shown shown(Access access, Agent agent) throws AgentUnreachable {
        return switch (look) {
            case FSTAB -> Shown.of(agent.run(command("[ ! -e /etc/fstab ] || cat /etc/fstab")));
            case JOURNAL -> Shown.of(agent.run(command(journal())));
            case MOUNTS -> ShownMounts.of(agent.probe(ProbeRequest.NOTHING_MORE).mounts());
            case RESOURCES -> ShownResources.of(agent.evidence(ProbeRequest.NOTHING_MORE));
            case DISKS -> {
                NodeFacts facts = agent.probeNode();
                yield TimeLimit.run(() -> disks(access, facts));
            }
        };
    }

    private static Shown disks(Access access, NodeFacts facts) {
        NodeDisks disks =
                new NodeDisks(FoundNode.of(facts, access.host().role().map(Located::value), Optional.empty()));
        return Shown.of(disks.lines(), disks.data());
    }

    private static NodeCommand command(String text) {
        return new NodeCommand(text, false, true, LIMIT);
    }

    private String journal() {
        String units =
                Stream.of(Role.values()).map(role -> " -u " + role.unit()).collect(Collectors.joining());
        return "journalctl -b -q -o short-iso --no-pager -n " + lines + units;
    }
}
