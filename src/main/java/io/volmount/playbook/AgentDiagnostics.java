package io.volmount.playbook;

import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Collects the errors of a playbook per agent, so that an error of many agents is reported once. Not thread-safe. */
public final class AgentDiagnostics {
    private static final String ANY = "";

    private final Map<Kind, List<String>> agents = new LinkedHashMap<>();
    private final Map<Kind, UnaryOperator<String>> sentences = new LinkedHashMap<>();

    private record Kind(SourceLocation location, String sentence) {}

    /**
     * Adds an error of one agent.
     *
     * @param sentence makes the message from the agents' names; the same for every agent with this error
     */
    void add(SourceLocation location, String agent, UnaryOperator<String> sentence) {
        Kind kind = new Kind(location, sentence.apply(ANY));
        sentences.putIfAbsent(kind, sentence);
        agents.computeIfAbsent(kind, first -> new ArrayList<>()).add(agent);
    }

    /**
     * Adds every error once to the diagnostics.
     *
     * @param names folds the names of the agents with the same error
     */
    public void report(Names names, Diagnostics diagnostics) {
        agents.forEach((kind, all) ->
                diagnostics.add(kind.location(), sentences.get(kind).apply(names.fold(all))));
    }

    /** Folds names, as in {@code a[1-3]}. */
    @FunctionalInterface
    public interface Names {
        String fold(List<String> names);
    }
}
