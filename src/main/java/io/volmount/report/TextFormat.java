package io.volmount.report;

import io.volmount.rollout.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report for people: agents with the same story told once, the summary last. */
final class TextFormat implements ReportFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public void write(Report report, Style style, Writer out) throws IOException {
        Stories stories = new Stories(new AgentText(style), alike(report.agents()));
        for (String told : stories.told()) {
            out.write(told + "\n");
        }
        if (!stories.untold().isEmpty()) {
            out.write(style.warning(stories.sentence()) + "\n\n");
        }
        out.write(new SummaryText(style).render(report));
        out.flush();
    }

    /** Agents whose stories differ in nothing but what is each one's own, in the order of their first. */
    private static List<List<AgentReport>> alike(List<AgentReport> agents) {
        Map<String, List<AgentReport>> groups = new LinkedHashMap<>();
        for (AgentReport agent : agents) {
            groups.computeIfAbsent(digest(AgentText.key(agent)), story -> new ArrayList<>())
                    .add(agent);
        }
        return List.copyOf(groups.values());
    }

    /** Stands for a story, of which thousands together may be more than memory holds. */
    private static String digest(String story) {
        try {
            byte[] bytes = story.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    static String mark(Outcome outcome, Style style) {
        if (outcome == Outcome.PLANNED || outcome == Outcome.SKIPPED || outcome == Outcome.UNPROVEN) {
            return style.warning(outcome.word());
        }
        return outcome.good() ? style.good(outcome.word()) : style.bad(outcome.word());
    }
}
