package io.volmount.report;

import io.volmount.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Agents for people, with those that are alike shown as one, and no more of them than fits the limits. Room is given to the
 * agents in their order, and the rest is left out.
 */
public final class FoldedAgents<A> {
    /** The largest number of lines. */
    public static final int LINES = 5_000;
    /** The largest number of characters. */
    public static final int CHARACTERS = 1 << 20;
    /** How many times the limits are compared to find equal agents; what comes after that is not shown anyway. */
    private static final int COMPARED = 4;

    private final List<Block<A>> shown = new ArrayList<>();
    private final List<A> omitted = new ArrayList<>();

    /** How agents are shown. */
    public interface Text<A> {
        String name(A agent);

        /** Equal for agents that are shown as one. */
        String key(A agent);

        /** What is said of agents with the same key, in whole lines. */
        String folded(List<A> alike);

        /** The same agent with another sentence instead of all that was found. */
        A only(A agent, String sentence);
    }

    /** Agents that are alike, at least one, and what is said of them. */
    public record Block<A>(List<A> agents, String text) {}

    private record Keyed<A>(A agent, String key) {
        static <A> Keyed<A> of(Text<A> text, A agent) {
            return new Keyed<>(agent, text.key(agent));
        }
    }

    /** Folds the agents; none takes longer than the rendering allows. */
    public FoldedAgents(Text<A> text, AgentRendering rendering, List<A> agents) {
        Map<String, List<A>> groups = new LinkedHashMap<>();
        Room compared = new Room(COMPARED);
        for (A agent : agents) {
            if (!compared.left()) {
                omitted.add(agent);
                continue;
            }
            Keyed<A> keyed = rendering.of(
                    text.name(agent), () -> Keyed.of(text, agent), why -> Keyed.of(text, text.only(agent, why)));
            groups.computeIfAbsent(digest(keyed.key), first -> {
                        compared.take(keyed.key);
                        return new ArrayList<>();
                    })
                    .add(keyed.agent);
        }
        Room terminal = new Room(1);
        groups.values().forEach(alike -> show(text, rendering, alike, terminal));
    }

    private void show(Text<A> text, AgentRendering rendering, List<A> alike, Room terminal) {
        if (terminal.left()) {
            String block = rendering.of(
                    text.name(alike.get(0)),
                    () -> text.folded(alike),
                    why -> text.folded(
                            alike.stream().map(agent -> text.only(agent, why)).toList()));
            terminal.take(block);
            if (terminal.left()) {
                shown.add(new Block<>(alike, block));
                return;
            }
        }
        omitted.addAll(alike);
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
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In the order of their first agents. */
    public List<Block<A>> shown() {
        return Collections.unmodifiableList(shown);
    }

    /** The agents that are not shown. */
    public List<A> omitted() {
        return Collections.unmodifiableList(omitted);
    }
}
