package io.volmount.ssh.hostkey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.volmount.ssh.key.HostKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Lines of one sort, arranged so that hashed names, of which there may be tens of thousands, hardly ever have to be tried:
 * whether a given key is held for a name tries only the lines with that key. Safe for threads.
 */
final class KnownHostKeys {
    private final Map<HostKey, List<KnownHostsLine>> byKey;
    private final Map<String, List<KnownHostKey>> byName = new HashMap<>();
    private final List<KnownHostsLine> wildcards = new ArrayList<>();
    private final List<Hidden> hidden = new ArrayList<>();
    private final List<String> hiddenTypes;
    private final Map<String, List<KnownHostKey>> found = new ConcurrentHashMap<>();

    private record Hidden(HashedHostName name, KnownHostKey known) {}

    KnownHostKeys(List<KnownHostsLine> lines) {
        byKey = lines.stream().collect(groupingBy(line -> line.known().key()));
        lines.forEach(this::index);
        hiddenTypes = typesByFrequency(hidden);
    }

    private static List<String> typesByFrequency(List<Hidden> hidden) {
        return hidden.stream().collect(groupingBy(h -> h.known().key().type(), counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void index(KnownHostsLine line) {
        if (line.hosts() instanceof HostPattern.Names names) {
            names.names()
                    .forEach(name ->
                            byName.computeIfAbsent(name, n -> new ArrayList<>()).add(line.known()));
        } else if (line.hosts() instanceof HashedHostName name) {
            hidden.add(new Hidden(name, line.known()));
        } else {
            wildcards.add(line);
        }
    }

    /** The lines that hold this very key for this name. */
    List<KnownHostKey> holding(HostKey key, String name) {
        return matching(byKey.getOrDefault(key, List.of()), name);
    }

    /** Every line for this name; tries all hashed names the first time it is asked for one. */
    List<KnownHostKey> of(String name) {
        List<KnownHostKey> all = new ArrayList<>(plain(name));
        all.addAll(found.computeIfAbsent(name, this::unhide));
        return List.copyOf(all);
    }

    /** The types of key that are known for this name or, if only hashed lines may tell, the types most of those have. */
    List<String> likelyTypes(String name) {
        List<KnownHostKey> inSight = new ArrayList<>(plain(name));
        inSight.addAll(found.getOrDefault(name, List.of()));
        return inSight.isEmpty()
                ? hiddenTypes
                : inSight.stream().map(known -> known.key().type()).distinct().toList();
    }

    private List<KnownHostKey> unhide(String name) {
        Predicate<HashedHostName> hiding = HashedHostName.hiding(name);
        return hidden.stream()
                .filter(h -> hiding.test(h.name()))
                .map(Hidden::known)
                .toList();
    }

    private List<KnownHostKey> plain(String name) {
        List<KnownHostKey> keys = new ArrayList<>(byName.getOrDefault(name, List.of()));
        keys.addAll(matching(wildcards, name));
        return keys;
    }

    private static List<KnownHostKey> matching(List<KnownHostsLine> lines, String name) {
        return lines.stream()
                .filter(line -> line.hosts().matches(name))
                .map(KnownHostsLine::known)
                .toList();
    }
}
