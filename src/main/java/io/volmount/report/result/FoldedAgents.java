package io.volmount.report.result;

import io.volmount.report.AgentRendering;
import io.volmount.rollout.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The agents of a report, those whose stories differ in nothing but what is each one's own told of once: as many as anybody
 * reads on a terminal, those that something is wrong with before the others. Thousands of agents that have nothing in
 * common are told by their number.
 */
final class FoldedAgents {
    /** Lines of all that is told. */
    static final int LINES = 5_000;
    /** Characters of it. */
    static final int CHARACTERS = 1 << 20;
    /** How many times as much is looked at to find out who is alike; what comes after that is not told in any case. */
    private static final int LOOKED_AT = 4;

    /** @param key what it has in common with others of its kind */
    private record Keyed(AgentReport agent, String key) {
        static Keyed of(AgentReport agent) {
            return new Keyed(agent, AgentText.key(agent));
        }
    }

    /** @param first place of its first agent in the report */
    private record Group(int first, List<AgentReport> agents) {}

    private final AgentText text;
    private final AgentRendering rendering;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final SortedMap<Integer, String> told = new TreeMap<>();
    private final List<AgentReport> untold = new ArrayList<>();

    FoldedAgents(AgentText text, AgentRendering rendering, List<AgentReport> agents) {
        this.text = text;
        this.rendering = rendering;
        Room room = new Room(LOOKED_AT);
        IntStream.range(0, agents.size())
                .boxed()
                .sorted(Comparator.comparing(
                        place -> agents.get(place).outcome().good()))
                .forEach(place -> group(place, agents.get(place), room));
        Room terminal = new Room(1);
        for (Group group : groups.values()) {
            tell(group, terminal);
        }
    }

    private void group(int place, AgentReport agent, Room room) {
        if (!room.left()) {
            untold.add(agent);
            return;
        }
        Keyed keyed = rendering.of(agent.name(), () -> Keyed.of(agent), why -> Keyed.of(agent.only(why)));
        groups.computeIfAbsent(digest(keyed.key), first -> {
                    room.take(keyed.key);
                    return new Group(place, new ArrayList<>());
                })
                .agents
                .add(keyed.agent);
    }

    private void tell(Group group, Room terminal) {
        if (terminal.left()) {
            String story = rendering.of(
                    group.agents.get(0).name(),
                    () -> text.render(group.agents),
                    why -> text.render(
                            group.agents.stream().map(agent -> agent.only(why)).toList()));
            terminal.take(story);
            if (terminal.left()) {
                told.put(group.first, story);
                return;
            }
        }
        untold.addAll(group.agents);
    }

    /** What is left of what may be told, taken so many times. */
    private static final class Room {
        private long lines;
        private long characters;

        Room(int times) {
            lines = (long) times * LINES;
            characters = (long) times * CHARACTERS;
        }

        void take(String story) {
            lines -= story.lines().count() + 1;
            characters -= story.length();
        }

        boolean left() {
            return lines >= 0 && characters >= 0;
        }
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

    /** The texts, in the order of the first agents that they are about. */
    Collection<String> told() {
        return told.values();
    }

    /** That there are more agents, and how they ended; empty when all were told of. */
    String rest() {
        if (untold.isEmpty()) {
            return "";
        }
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
