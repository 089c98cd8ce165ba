package io.volmount.report.result;

import io.volmount.report.AgentRendering;
import io.volmount.rollout.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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
 * Agents of a report, with equal ones shown as one. Of those that do not fit the limits, the agents without problems are left out
 * first; they are counted.
 */
final class FoldedAgents {
    /** The largest number of lines. */
    static final int LINES = 5_000;
    /** The largest number of characters. */
    static final int CHARACTERS = 1 << 20;
    /** How many times the limits are compared to find equal agents; what comes after that is not shown anyway. */
    private static final int COMPARED = 4;

    /** @param key what it has in common with others of its kind */
    private record Keyed(AgentReport agent, String key) {
        static Keyed of(AgentText text, AgentReport agent) {
            return new Keyed(agent, text.key(agent));
        }
    }

    /** @param first index of its first agent in the report */
    private record Group(int first, List<AgentReport> agents) {
        boolean troubled() {
            return agents.get(0).troubled();
        }

        boolean proven() {
            return agents.get(0).outcome() == Outcome.VERIFIED;
        }
    }

    private record Block(Group group, String text) {}

    private final AgentText text;
    private final AgentRendering rendering;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final SortedMap<Integer, Block> shown = new TreeMap<>();
    private final List<AgentReport> omitted = new ArrayList<>();

    FoldedAgents(AgentText text, AgentRendering rendering, List<AgentReport> agents) {
        this.text = text;
        this.rendering = rendering;
        Room room = new Room(COMPARED);
        IntStream.range(0, agents.size())
                .boxed()
                .sorted(Comparator.comparing(index -> !agents.get(index).troubled()))
                .forEach(index -> group(index, agents.get(index), room));
        Room terminal = new Room(1);
        for (Group group : groups.values()) {
            show(group, terminal);
        }
    }

    private void group(int index, AgentReport agent, Room room) {
        if (!room.left()) {
            omitted.add(agent);
            return;
        }
        Keyed keyed = rendering.of(agent.name(), () -> Keyed.of(text, agent), why -> Keyed.of(text, agent.only(why)));
        groups.computeIfAbsent(digest(keyed.key), first -> {
                    room.take(keyed.key);
                    return new Group(index, new ArrayList<>());
                })
                .agents
                .add(keyed.agent);
    }

    private void show(Group group, Room terminal) {
        if (terminal.left()) {
            String block = rendering.of(
                    group.agents.get(0).name(),
                    () -> text.folded(group.agents),
                    why -> text.folded(
                            group.agents.stream().map(agent -> agent.only(why)).toList()));
            terminal.take(block);
            if (terminal.left()) {
                shown.put(group.first, new Block(group, block));
                return;
            }
        }
        omitted.addAll(group.agents);
    }

    /** What is left of the limits. */
    private static final class Room {
        private long lines;
        private long characters;

        Room(int times) {
            lines = (long) times * LINES;
            characters = (long) times * CHARACTERS;
        }

        void take(String text) {
            lines -= text.lines().count() + 1;
            characters -= text.length();
        }

        boolean left() {
            return lines >= 0 && characters >= 0;
        }
    }

    /** Stands for a text, because thousands of texts may not fit in memory. */
    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /**
     * The texts, in the order of their first agents.
     *
     * @param trouble whether those of the agents with problems, or of the others
     */
    List<String> shown(boolean trouble) {
        return shown.values().stream()
                .filter(block -> block.group.troubled() == trouble)
                .map(Block::text)
                .toList();
    }

    /** Whether agents are shown as verified without the evidence. */
    boolean proofsFolded() {
        return groups.values().stream().anyMatch(Group::proven);
    }

    /** The number and outcomes of the agents that are not shown; empty if all are. */
    String rest() {
        if (omitted.isEmpty()) {
            return "";
        }
        Map<Outcome, Long> outcomes = omitted.stream()
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
                "and %,d more (%s), no two alike; --report json=FILE has them all",
                omitted.size(),
                counts);
    }
}
