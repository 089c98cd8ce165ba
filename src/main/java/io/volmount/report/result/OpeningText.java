package io.volmount.report.result;

import io.volmount.report.AgentNames;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.volume.Role;
import java.util.List;

/** The first lines about an agent, or about several that are shown as one. */
record OpeningText(Style style) {

    /** Which agents, and how they ended. */
    String heading(List<AgentReport> alike) {
        AgentReport first = alike.get(0);
        String where = alike.size() == 1 ? Printable.of(first.address()) : Wording.count(alike.size(), "agent");
        String names = AgentNames.folded(alike.stream().map(AgentReport::name).toList());
        return style.strong(names) + " (" + where + "): " + Wording.of(first.outcome(), style) + "\n";
    }

    /** What it is, why it ended so, and what it warns of. */
    String of(AgentReport agent) {
        StringBuilder text = new StringBuilder("  ");
        agent.role().map(Role::word).ifPresent(role -> text.append(role).append(" agent; "));
        text.append(Printable.of(agent.reason())).append('\n');
        for (String warning : agent.warnings()) {
            text.append("  " + style.warning("warning: " + Printable.of(warning)) + "\n");
        }
        return text.toString();
    }
}
