package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Spelling;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects a part of an inventory by comma-separated patterns: an agent or group by name, agents by glob
 * ({@code a*}) or range ({@code a[01-17]}), {@code all}, {@code @file} with one pattern per line, and any of these
 * after {@code !} to exclude agents. Selects what any pattern matches, or everything if there are only exclusions,
 * minus what is excluded.
 */
public final class Limit {
    private final List<LimitPattern> patterns;

    private Limit(List<LimitPattern> patterns) {
        this.patterns = patterns;
    }

    /** @throws InvalidInput if a file cannot be read or a pattern is invalid */
    public static Limit parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Limit limit = new Limit(LimitPattern.parse(text, diagnostics));
        diagnostics.throwIfAny();
        return limit;
    }

    /**
     * The selected of these agents, of which no groups are known, in their order.
     *
     * @throws InvalidInput if a pattern matches nothing, or if no agent is selected
     */
    public List<String> ofNames(Collection<String> names) {
        return of(names.stream().map(Name::new).toList()).stream()
                .map(Name::name)
                .toList();
    }

    private record Name(String name) implements Listed {
        @Override
        public Set<String> groups() {
            return Set.of();
        }
    }

    /** Selects from agents whose settings are not read yet. */
    <T extends Listed> List<T> of(List<T> all) {
        Diagnostics diagnostics = new Diagnostics();
        NameIndex index = new NameIndex(all);
        Set<String> included = new HashSet<>();
        Set<String> excluded = new HashSet<>();
        for (LimitPattern pattern : patterns) {
            pattern.words()
                    .forEach(word ->
                            (pattern.excludes() ? excluded : included).addAll(matching(word, index, diagnostics)));
        }
        boolean onlyExclusions = patterns.stream().allMatch(LimitPattern::excludes);
        List<T> left = all.stream()
                .filter(host -> (onlyExclusions || included.contains(host.name())) && !excluded.contains(host.name()))
                .toList();
        if (left.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(LimitPattern.OPTION, "the patterns select no agent; select at least one");
        }
        diagnostics.throwIfAny();
        return left;
    }

    private static Set<String> matching(Scalar word, NameIndex index, Diagnostics diagnostics) {
        Set<String> matching = index.find(word.text());
        if (matching.isEmpty()) {
            String hint = Spelling.nearest(word.text(), index.words())
                    .map(near -> "did you mean " + quoted(near) + "?")
                    .orElse("`volmount inventory list` lists all agents");
            diagnostics.add(word.location(), "no agent or group is named " + quoted(word.text()) + "; " + hint);
        }
        return matching;
    }
}
