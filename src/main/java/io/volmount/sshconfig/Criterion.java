package io.volmount.sshconfig;

import io.volmount.text.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One criterion of {@code Match}.
 *
 * @param patterns empty for criteria without arguments
 */
record Criterion(Subject subject, boolean negated, List<String> patterns) {

    /** What a criterion tests. */
    enum Subject {
        ALL,
        CANONICAL,
        FINAL,
        HOST,
        ORIGINALHOST,
        USER,
        LOCALUSER,
        /** Would run a command; never true here. */
        EXEC,
        LOCALNETWORK,
        TAGGED,
        COMMAND,
        VERSION,
        SESSIONTYPE;

        static Optional<Subject> named(String word) {
            return Arrays.stream(values())
                    .filter(subject -> subject.name().equalsIgnoreCase(word))
                    .findFirst();
        }

        boolean takesPatterns() {
            return this != ALL && this != CANONICAL && this != FINAL;
        }

        /** Whether volmount evaluates the criterion; a block with any other one never applies. */
        boolean isUsed() {
            return compareTo(EXEC) < 0;
        }
    }

    boolean holds(Lookup lookup) {
        return subject.isUsed() && matches(lookup) != negated;
    }

    private boolean matches(Lookup lookup) {
        return switch (subject) {
            case ALL -> true;
            case CANONICAL, FINAL -> lookup.isFinalPass();
            case HOST -> matchesHost(lookup.hostName());
            case ORIGINALHOST -> matchesHost(lookup.originalHost());
            case USER -> Wildcard.anyMatches(patterns, lookup.user());
            case LOCALUSER -> Wildcard.anyMatches(patterns, lookup.localUser().name());
            default -> false;
        };
    }

    private boolean matchesHost(String host) {
        List<String> lower = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
        return Wildcard.anyMatches(lower, host.toLowerCase(Locale.ROOT));
    }
}
