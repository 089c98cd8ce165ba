package io.volmount.report;

import io.volmount.inventory.NodeSet;
import java.util.Collection;
import java.util.List;

/** The names of several agents as a part of a line. */
public final class AgentNames {
    private static final int LONGEST = 48;

    private AgentNames() {}

    /** The names folded, as {@code --limit} takes them. */
    public static String folded(Collection<String> names) {
        return Printable.of(NodeSet.fold(names));
    }

    /** The same; where that is too long for a line, its beginning and their number. */
    public static String inShort(List<String> names) {
        String folded = folded(names);
        return folded.length() <= LONGEST
                ? folded
                : folded.substring(0, LONGEST) + "... (" + Wording.count(names.size(), "agent") + ")";
    }
}
