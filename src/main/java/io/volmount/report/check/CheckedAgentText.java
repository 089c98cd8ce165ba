package io.volmount.report.check;

import io.volmount.access.Access;
import io.volmount.access.Route;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheckResult;
import io.volmount.facts.NodeProfile;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.util.List;
import java.util.Optional;

/** Everything found on one agent. */
record CheckedAgentText(Style style) {

    String render(CheckedAgent agent) {
        StringBuilder text = new StringBuilder(style.strong(Printable.of(agent.name())));
        text.append(" (").append(Printable.of(where(agent.access()))).append(")\n");
        agent.result().node().ifPresent(node -> text.append("  " + Printable.of(words(node)) + "\n"));
        for (NodeCheck check : agent.result().checks()) {
            text.append(String.format("  %-11s", check.subject().word()));
            text.append(CheckText.mark(
                    check.status(), String.format("%-9s", check.status().word()), style));
            text.append(Printable.of(check.detail())).append('\n');
        }
        return text.toString();
    }

    /** The same agent and results, with another sentence instead of all that was found. */
    static CheckedAgent only(CheckedAgent agent, String sentence) {
        List<NodeCheck> results = agent.result().completed().stream()
                .map(check -> new NodeCheck(check.subject(), check.status(), sentence))
                .toList();
        return new CheckedAgent(agent.access(), new NodeCheckResult(results, Optional.empty()));
    }

    /** Address and port, and the route unless it is direct. */
    static String where(Access access) {
        return access.endpoint() + indirectRoute(access);
    }

    /** {@code , ROUTE} unless the route is direct. */
    static String indirectRoute(Access access) {
        return access.target().route() instanceof Route.Direct ? "" : ", " + access.route();
    }

    static String words(NodeProfile node) {
        return node.kind().title()
                + node.dcosVersion().map(version -> ", DC/OS " + version).orElse("")
                + node.system().map(system -> ", " + system).orElse("");
    }
}
