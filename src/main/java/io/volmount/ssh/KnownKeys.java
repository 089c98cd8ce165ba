package io.volmount.ssh;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lines of one sort, arranged so that hashed names, of which there may be tens of thousands, hardly ever have to be tried:
 * whether a given key is held for a name tries only the lines with that key. Safe for threads.
 */
final class KnownKeys {
    private final Map<HostKey, List<KnownHostsLine>> byKey;
    private final Map<String, List<KnownKey>> byName = new HashMap<>();
    private final List<KnownHostsLine> wildcards = new ArrayList<>();
    private final List<KnownHostsLine> hashed = new ArrayList<>();
    private final Map<String, List<KnownKey>> unhashed = new ConcurrentHashMap<>();

    KnownKeys(List<KnownHostsLine> lines) {
        byKey = lines.stream().collect(groupingBy(line -> line.known().key()));
        lines.forEach(this::index);
    }

    private void index(KnownHostsLine line) {
        if (line.hosts() instanceof HostPattern.Names names) {
            names.names()
                    .forEach(name ->
                            byName.computeIfAbsent(name, n -> new ArrayList<>()).add(line.known()));
        } else if (line.hosts() instanceof HostPattern.Wildcards) {
            wildcards.add(line);
        } else {
            hashed.add(line);
        }
    }

    /** The lines that hold this very key for this name. */
    List<KnownKey> holding(HostKey key, String name) {
        return matching(byKey.getOrDefault(key, List.of()), name);
    }

    /** Every line for this name; tries all hashed names the first time it is asked for one. */
    List<KnownKey> of(String name) {
        List<KnownKey> all = new ArrayList<>(plain(name));
        all.addAll(unhashed.computeIfAbsent(name, n -> matching(hashed, n)));
        return List.copyOf(all);
    }

    /** The lines for this name, the hashed ones only if they have been found before. */
    List<KnownKey> inSight(String name) {
        List<KnownKey> found = new ArrayList<>(plain(name));
        found.addAll(unhashed.getOrDefault(name, List.of()));
        return List.copyOf(found);
    }

    private List<KnownKey> plain(String name) {
        List<KnownKey> found = new ArrayList<>(byName.getOrDefault(name, List.of()));
        found.addAll(matching(wildcards, name));
        return found;
    }

    private static List<KnownKey> matching(List<KnownHostsLine> lines, String name) {
        return lines.stream()
                .filter(line -> line.hosts().matches(name))
                .map(KnownHostsLine::known)
                .toList();
    }
}
