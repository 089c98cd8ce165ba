package io.volmount.report;

import io.volmount.rollout.Outcome;
import java.io.IOException;
import java.io.Writer;

/** The report for people: agents with the same story told once, the summary last. */
final class TextFormat implements ReportFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public void write(Report report, Style style, Writer out) throws IOException {
        Stories stories = new Stories(new AgentText(style), report.agents());
        for (String told : stories.told()) {
            out.write(told + "\n");
        }
        String rest = stories.rest();
        out.write(rest.isEmpty() ? "" : style.warning(rest) + "\n\n");
        out.write(new SummaryText(style).render(report));
        out.flush();
    }

    static String mark(Outcome outcome, Style style) {
        if (outcome == Outcome.PLANNED || outcome == Outcome.SKIPPED || outcome == Outcome.UNPROVEN) {
            return style.warning(outcome.word());
        }
        return outcome.good() ? style.good(outcome.word()) : style.bad(outcome.word());
    }
}
