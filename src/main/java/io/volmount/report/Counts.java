package io.volmount.report;

import io.volmount.text.Worded;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many agents there are of each kind that occurs, the kinds in their order. */
public final class Counts {
    private Counts() {}

    /** @param kind of an agent */
    public static <A, K extends Enum<K>> SortedMap<K, Long> of(Collection<A> agents, Function<A, K> kind) {
        return agents.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
    }

    /** The same, and how many there are in all, for programs. */
    public static <A, K extends Enum<K> & Worded> Map<String, Object> data(Collection<A> agents, Function<A, K> kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agents", agents.size());
        of(agents, kind).forEach((each, count) -> json.put(each.word(), count));
        return json;
    }
}
