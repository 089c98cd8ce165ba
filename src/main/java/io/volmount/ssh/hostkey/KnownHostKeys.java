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
 * An index of known_hosts lines with the same marker. Avoids testing every hashed name, of which there may be tens of
 * thousands: looking up a key for a name tests only the lines with that key. Thread-safe.
 */
final class KnownHostKeys {
    private final Map<HostKey, List<KnownHostsLine>> byKey;
    private final Map<String, List<KnownHostKey>> byName = new HashMap<>();
    private final List<KnownHostsLine> wildcards = new ArrayList<>();
    private final List<HashedLine> hashed = new ArrayList<>();
    private final List<String> hashedTypes;
    private final Map<String, List<KnownHostKey>> hashedByName = new ConcurrentHashMap<>();

    private record HashedLine(HashedHostName name, KnownHostKey known) {}

    KnownHostKeys(List<KnownHostsLine> lines) {
        byKey = lines.stream().collect(groupingBy(line -> line.known().key()));
        lines.forEach(this::index);
        hashedTypes = typesByFrequency(hashed);
    }

    private static List<String> typesByFrequency(List<HashedLine> hashed) {
        return hashed.stream().collect(groupingBy(h -> h.known().key().type(), counting())).entrySet().stream()
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
            hashed.add(new HashedLine(name, line.known()));
        } else {
            wildcards.add(line);
        }
    }

    /** The lines with this key for this name. */
    List<KnownHostKey> holding(HostKey key, String name) {
        return matching(byKey.getOrDefault(key, List.of()), name);
    }

    /** All lines for this name. Tests all hashed names on the first call for a name. */
    List<KnownHostKey> of(String name) {
        List<KnownHostKey> all = new ArrayList<>(plain(name));
        all.addAll(hashedByName.computeIfAbsent(name, this::findHashed));
        return List.copyOf(all);
    }

    /** The key types known for this name or, if it may be hashed, all types of hashed lines, most frequent first. */
    List<String> likelyTypes(String name) {
        List<KnownHostKey> known = new ArrayList<>(plain(name));
        known.addAll(hashedByName.getOrDefault(name, List.of()));
        return known.isEmpty()
                ? hashedTypes
                : known.stream().map(key -> key.key().type()).distinct().toList();
    }

    private List<KnownHostKey> findHashed(String name) {
        Predicate<HashedHostName> hashOf = HashedHostName.hashOf(name);
        return hashed.stream()
                .filter(h -> hashOf.test(h.name()))
                .map(HashedLine::known)
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
