package io.volmount.report.result;

import io.volmount.report.Printable;
import io.volmount.report.Wording;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which step took most of the time of a rollout, and on which agent it took longest. */
final class SlowestStepText {
    private static final Duration NOTABLE = Duration.ofSeconds(1);

    private SlowestStepText() {}

    private record Timed(String agent, String step, Duration took) {}

    /** Empty if fewer than two agents took steps, or none of them took a second. */
    static String of(List<AgentReport> agents) {
        Map<String, List<Timed>> bySteps = agents.stream()
                .flatMap(agent -> agent.steps().stream()
                        .flatMap(step -> step.took().stream().map(took -> new Timed(agent.name(), step.id(), took))))
                .sorted(Comparator.comparing(Timed::took))
                .collect(Collectors.groupingBy(Timed::step));
        return bySteps.values().stream()
                .filter(times -> times.size() > 1)
                .max(Comparator.comparing(SlowestStepText::median))
                .filter(times -> last(times).took().compareTo(NOTABLE) >= 0)
                .map(times -> "slowest step: " + Printable.of(last(times).step()) + ", "
                        + Wording.rough(median(times)) + " at the median, "
                        + Wording.rough(last(times).took())
                        + " on " + Printable.of(last(times).agent()))
                .orElse("");
    }

    private static Duration median(List<Timed> times) {
        return times.get((times.size() - 1) / 2).took();
    }

    private static Timed last(List<Timed> times) {
        return times.get(times.size() - 1);
    }
}
