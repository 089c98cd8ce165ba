package io.volmount.report.check;

import static io.volmount.report.Wording.count;

import io.volmount.agent.NodeCheck.Status;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.AgentRendering;
import io.volmount.report.Counts;
import io.volmount.report.Style;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checked agents for people: a table with one line for equal agents, then the problems and their remedies, then the summary.
 *
 * @param detailed whether to begin with everything found on each agent
 */
record CheckText(Style style, boolean detailed) {

    String render(List<CheckedAgent> agents) {
        return (detailed ? agents.stream().map(this::details).collect(Collectors.joining()) : "")
                + new CheckTable(style).render(agents)
                + new CheckProblems(style, AgentRendering.STANDARD).render(agents)
                + summary(agents);
    }

    private String details(CheckedAgent agent) {
        CheckedAgentText text = new CheckedAgentText(style);
        return AgentRendering.STANDARD.of(
                agent.name(),
                () -> text.render(agent) + "\n",
                why -> text.render(CheckedAgentText.only(agent, why)) + "\n");
    }

    private String summary(List<CheckedAgent> agents) {
        StringBuilder text =
                new StringBuilder("\n" + style.strong("inventory check") + ": " + count(agents.size(), "agent"));
        Counts.of(agents, agent -> agent.result().status())
                .forEach((status, number) -> text.append(", " + number + " " + mark(status, status.word(), style)));
        return text.append('\n').toString();
    }

    /** A text in the colour of a status. */
    static String mark(Status status, String text, Style style) {
        return switch (status) {
            case OK -> style.good(text);
            case WARNING -> style.warning(text);
            case UNKNOWN -> style.faint(text);
            case FAILED -> style.bad(text);
        };
    }
}
