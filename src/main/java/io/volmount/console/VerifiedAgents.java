package io.volmount.console;

import io.volmount.document.Durations;
import io.volmount.report.AgentNames;
import io.volmount.report.Style;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.TakenStep;
import io.volmount.text.Cut;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects agents that were verified within a short time, and tells of them in one line. */
final class VerifiedAgents {
    private static final int LONGEST_NAMES = 56;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Style style;
    private final List<Verified> agents = new ArrayList<>();
    private Optional<Instant> first = Optional.empty();

    /** @param took from the beginning of its first step */
    private record Verified(String agent, Duration took) {}

    VerifiedAgents(Style style) {
        this.style = style;
    }

    void add(AgentProgress agent, Instant at) {
        Instant begun = agent.taken().stream().findFirst().map(TakenStep::begun).orElse(at);
        agents.add(new Verified(agent.agent().name(), Duration.between(begun, at)));
        first = Optional.of(first.orElse(at));
    }

    boolean due(Instant now) {
        return first.filter(at -> !now.isBefore(at.plus(INTERVAL))).isPresent();
    }

    /** Their line, if there are any; after that there are none. */
    Optional<String> take() {
        Optional<String> line =
                Optional.of(agents).filter(some -> !some.isEmpty()).map(some -> line());
        agents.clear();
        first = Optional.empty();
        return line;
    }

    private String line() {
        List<Duration> took = agents.stream().map(Verified::took).sorted().toList();
        String shortest = text(took.get(0));
        String longest = text(took.get(took.size() - 1));
        String names = Cut.beginning(
                AgentNames.folded(agents.stream().map(Verified::agent).toList()), LONGEST_NAMES);
        String count = agents.size() == 1 ? "" : agents.size() + " ";
        return style.strong(names) + ": " + style.good(count + "verified") + " in "
                + (shortest.equals(longest) ? shortest : shortest + " to " + longest);
    }

    private static String text(Duration duration) {
        return Durations.text(duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
