package io.volmount.playbook;

import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gathers what is wrong with a playbook for each agent, so that the same problem of many is told once. For one thread. */
public final class AgentDiagnostics {
    private static final String ANY = "";

    private final Map<Kind, List<String>> agents = new LinkedHashMap<>();
    private final Map<Kind, UnaryOperator<String>> sentences = new LinkedHashMap<>();

    private record Kind(SourceLocation location, String sentence) {}

    /**
     * Adds a problem of one agent.
     *
     * @param sentence makes the sentence out of the agents' names; the same for every agent with this problem
     */
    void add(SourceLocation location, String agent, UnaryOperator<String> sentence) {
        Kind kind = new Kind(location, sentence.apply(ANY));
        sentences.putIfAbsent(kind, sentence);
        agents.computeIfAbsent(kind, first -> new ArrayList<>()).add(agent);
    }

    public boolean isEmpty() {
        return agents.isEmpty();
    }

    /**
     * Adds every problem once.
     *
     * @param names writes the names of all agents with one problem in short
     */
    public void tell(Names names, Diagnostics diagnostics) {
        agents.forEach((kind, all) ->
                diagnostics.add(kind.location(), sentences.get(kind).apply(names.inShort(all))));
    }

    /** Writes names in short. */
    @FunctionalInterface
    public interface Names {
        String inShort(List<String> names);
    }
}
