package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Verified agents as one, without the evidence: they may differ in the sizes of their volumes and in their times. */
record VerifiedText(Style style) {
    private static final Pattern MEGABYTES = Pattern.compile("\\b[0-9]+ MB\\b");
    private static final String INDENT = "    ";

    /** Equal for agents that are shown as one. */
    static String key(AgentReport agent) {
        String paths = agent.volumes().stream().map(VolumeReport::path).collect(Collectors.joining(" "));
        return agent.outcome() + withoutSizes(masked(agent)) + paths;
    }

    private static String masked(AgentReport agent) {
        return new Masking(agent.address()).masked(new OpeningText(Style.PLAIN).of(agent));
    }

    private static String withoutSizes(String text) {
        return MEGABYTES.matcher(text).replaceAll("N MB");
    }

    String render(List<AgentReport> alike) {
        StringBuilder text = new StringBuilder(opening(alike));
        for (int index = 0; index < alike.get(0).volumes().size(); index++) {
            text.append(volume(alike, index));
        }
        if (!alike.get(0).evidence().isEmpty()) {
            text.append(INDENT + style.strong("attributes") + " " + style.good("verified") + "\n");
        }
        return text.append(took(alike)).toString();
    }

    private String opening(List<AgentReport> alike) {
        String common = Masking.common(alike, AgentReport::address, new OpeningText(style)::of);
        boolean oneSize = alike.stream().map(VerifiedText::masked).distinct().count() == 1;
        return oneSize ? common : withoutSizes(common);
    }

    private String volume(List<AgentReport> alike, int index) {
        VolumeReport first = alike.get(0).volumes().get(index);
        LongSummaryStatistics offered = alike.stream()
                .flatMapToLong(agent -> agent.volumes().get(index).offeredMb().stream())
                .summaryStatistics();
        return INDENT + style.strong(Printable.of(first.path())) + " " + style.good("verified")
                + (first.absent() ? VolumeText.ABSENT : "")
                + (offered.getCount() == 0 ? "" : ", offered with " + range(offered) + " MB") + "\n";
    }

    /** How long the agents were worked on; empty if nothing was done to them. */
    private static String took(List<AgentReport> alike) {
        List<Duration> times = alike.stream()
                .filter(agent -> !agent.steps().isEmpty())
                .flatMap(agent -> agent.time().flatMap(Period::took).stream())
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return "";
        }
        String shortest = Wording.rough(times.get(0));
        String longest = Wording.rough(times.get(times.size() - 1));
        return INDENT + "took " + (shortest.equals(longest) ? shortest : shortest + ".." + longest) + "\n";
    }

    private static String range(LongSummaryStatistics sizes) {
        return sizes.getMin() == sizes.getMax()
                ? String.valueOf(sizes.getMin())
                : sizes.getMin() + "-" + sizes.getMax();
    }
}
