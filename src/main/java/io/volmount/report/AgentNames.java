package io.volmount.report;

import io.volmount.inventory.NodeSet;
import io.volmount.text.Cut;
import java.util.Collection;
import java.util.List;

/** Folded names of agents, as part of a line. */
public final class AgentNames {
    private static final int LONGEST = 48;

    private AgentNames() {}

    /** The names folded, as {@code --limit} takes them. */
    public static String folded(Collection<String> names) {
        return Printable.of(NodeSet.fold(names));
    }

    /** Whether {@link #inShort} shows all of them. */
    public static boolean fit(List<String> names) {
        return folded(names).length() <= LONGEST;
    }

    /** The names folded; if that is too long for a line, its beginning and the number of agents. */
    public static String inShort(List<String> names) {
        String folded = folded(names);
        return fit(names) ? folded : Cut.beginning(folded, LONGEST) + " (" + Wording.count(names.size(), "agent") + ")";
    }
}
