package io.volmount.console;

import io.volmount.report.AgentNames;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.text.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects agents that were probed within a short time, and tells of all with the same result in one line. */
final class ProbedAgents {
    private static final int LONGEST_NAMES = 56;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** The login that a sentence is about, and its address and port. */
    private static final Pattern PLACE = Pattern.compile("^[^ @]+@([^ ]+:[0-9]+)(?=: | through )");

    private final Style style;
    private final Map<String, List<Answer>> results = new LinkedHashMap<>();
    private Optional<Instant> first = Optional.empty();

    private record Answer(String agent, boolean good, String what) {
        /** The address and port in its sentence; empty if it names none. */
        String place() {
            Matcher place = PLACE.matcher(what);
            return place.find() ? place.group(1) : "";
        }

        /** Equal for agents that differ in nothing but the place. */
        String key() {
            return good + (place().isEmpty() ? what : new Masking(place()).masked(what));
        }
    }

    ProbedAgents(Style style) {
        this.style = style;
    }

    void add(String agent, boolean good, String what, Instant at) {
        Answer answer = new Answer(agent, good, what);
        results.computeIfAbsent(answer.key(), key -> new ArrayList<>()).add(answer);
        first = Optional.of(first.orElse(at));
    }

    /** Whether the first of those not told yet has waited long enough for others. */
    boolean due(Instant now) {
        return first.filter(at -> !now.isBefore(at.plus(INTERVAL))).isPresent();
    }

    /** A line for each result; after that there are none. */
    List<String> take() {
        List<String> lines = results.values().stream().map(this::line).toList();
        results.clear();
        first = Optional.empty();
        return lines;
    }

    private String line(List<Answer> same) {
        Answer one = same.get(0);
        String names =
                Cut.beginning(AgentNames.folded(same.stream().map(Answer::agent).toList()), LONGEST_NAMES);
        String count = same.size() == 1 ? "" : " (" + Wording.count(same.size(), "agent") + ")";
        String what =
                Printable.inPassing(same.size() == 1 ? one.what : Masking.common(same, Answer::place, Answer::what));
        return style.strong(names) + count + ": " + (one.good ? what : style.bad(what));
    }
}
