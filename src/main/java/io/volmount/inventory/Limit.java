package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses a part of an inventory. Patterns stand between commas: an agent or a group by name, agents by glob
 * ({@code a*}) or range ({@code a[01-17]}), {@code all}, {@code @file} with a pattern on every line, and any of them
 * after {@code !} to leave agents out. Chosen is what any pattern names, or everything if all of them leave out,
 * without what is left out.
 */
public final class Limit {
    private final List<LimitPattern> patterns;

    private Limit(List<LimitPattern> patterns) {
        this.patterns = patterns;
    }

    /** @throws InvalidInput if a file named in it cannot be read, or a pattern is none */
    public static Limit parse(String text) {
        Diagnostics problems = new Diagnostics();
        Limit limit = new Limit(LimitPattern.parse(text, problems));
        problems.throwIfAny();
        return limit;
    }

    /**
     * The chosen agents, in the inventory's order.
     *
     * @throws InvalidInput if a pattern names nothing, so that a slip neither adds an agent nor loses one, or if no
     *     agent is left
     */
    public Inventory of(Inventory inventory) {
        return new Inventory(of(inventory.hosts()));
    }

    /** The same of what is only listed so far. */
    <T extends Listed> List<T> of(List<T> all) {
        Diagnostics problems = new Diagnostics();
        NameIndex index = new NameIndex(all);
        Set<String> chosen = new HashSet<>();
        Set<String> leftOut = new HashSet<>();
        for (LimitPattern pattern : patterns) {
            pattern.words()
                    .forEach(word -> (pattern.leavesOut() ? leftOut : chosen).addAll(matching(word, index, problems)));
        }
        boolean everything = patterns.stream().allMatch(LimitPattern::leavesOut);
        List<T> left = all.stream()
                .filter(host -> (everything || chosen.contains(host.name())) && !leftOut.contains(host.name()))
                .toList();
        if (left.isEmpty() && problems.isEmpty()) {
            problems.add(LimitPattern.OPTION, "the patterns leave no agent to work on; choose at least one");
        }
        problems.throwIfAny();
        return left;
    }

    private static Set<String> matching(Scalar word, NameIndex index, Diagnostics problems) {
        Set<String> matching = index.find(word.text());
        if (matching.isEmpty()) {
            String hint = Spelling.nearest(word.text(), index.known())
                    .map(near -> "did you mean " + quoted(near) + "?")
                    .orElse("`volmount inventory list` lists all agents");
            problems.add(word.location(), "no agent and no group is called " + quoted(word.text()) + "; " + hint);
        }
        return matching;
    }
}
