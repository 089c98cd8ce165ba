package io.volmount.report;

import io.volmount.rollout.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The agents of a report, each group of them that is alike told once: as many as anybody reads on a terminal, those that
 * something is wrong with before the others. Thousands of agents that have nothing in common are told by their number.
 */
final class Stories {
    /** Lines of all that is told. */
    static final int LINES = 5_000;
    /** Characters of it. */
    static final int CHARACTERS = 1 << 20;

    private final SortedMap<Integer, String> told = new TreeMap<>();
    private final List<AgentReport> untold = new ArrayList<>();
    private int lines = LINES;
    private int characters = CHARACTERS;

    /** @param alike groups of agents with the same story */
    Stories(AgentText text, List<List<AgentReport>> alike) {
        IntStream.range(0, alike.size())
                .boxed()
                .sorted(Comparator.comparing(
                        group -> alike.get(group).get(0).outcome().good()))
                .forEach(group -> take(group, alike.get(group), text));
    }

    private void take(int place, List<AgentReport> group, AgentText text) {
        if (untold.isEmpty()) {
            String story = text.render(group);
            characters -= story.length();
            lines -= (int) story.lines().count() + 1;
            if (characters >= 0 && lines >= 0) {
                told.put(place, story);
                return;
            }
        }
        untold.addAll(group);
    }

    /** The texts, in the order of the groups. */
    Collection<String> told() {
        return told.values();
    }

    /** The agents that none of them is about. */
    List<AgentReport> untold() {
        return untold;
    }

    /** That there are more, and how they ended. */
    String sentence() {
        Map<Outcome, Long> outcomes = untold.stream()
                .collect(Collectors.groupingBy(AgentReport::outcome, TreeMap::new, Collectors.counting()));
        String counts = outcomes.entrySet().stream()
                .map(outcome -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        outcome.getValue(),
                        outcome.getKey().word()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "and %,d more (%s), each with a story of its own: --report json=FILE has them all",
                untold.size(),
                counts);
    }
}
