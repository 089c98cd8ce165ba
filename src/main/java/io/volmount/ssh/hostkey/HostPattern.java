package io.volmount.ssh.hostkey;

import io.volmount.text.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The hosts field of a known_hosts line. Host names to match are in lower case. */
sealed interface HostPattern permits HostPattern.Names, HostPattern.Wildcards, HashedHostName {

    boolean matches(String name);

    /** Parses the hosts field; empty if OpenSSH rejects it too. */
    static Optional<HostPattern> parse(String field) {
        if (field.startsWith("|")) {
            return HashedHostName.parse(field).map(HostPattern.class::cast);
        }
        List<String> parts = Arrays.stream(field.toLowerCase(Locale.ROOT).split(","))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean plain = parts.stream().noneMatch(part -> part.startsWith("!") || part.matches(".*[*?].*"));
        return Optional.of(plain ? new Names(parts) : new Wildcards(parts));
    }

    /** Names without any wildcard. */
    record Names(List<String> names) implements HostPattern {
        @Override
        public boolean matches(String name) {
            return names.contains(name);
        }
    }

    /** A list with {@code *}, {@code ?} or {@code !}: at least one part must match, and no negated part may. */
    record Wildcards(List<String> parts) implements HostPattern {
        @Override
        public boolean matches(String name) {
            return positive().anyMatch(part -> Wildcard.matches(part, name))
                    && negated().noneMatch(part -> Wildcard.matches(part, name));
        }

        private Stream<String> positive() {
            return parts.stream().filter(part -> !part.startsWith("!"));
        }

        private Stream<String> negated() {
            return parts.stream().filter(part -> part.startsWith("!")).map(part -> part.substring(1));
        }
    }
}
