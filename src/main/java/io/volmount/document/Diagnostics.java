package io.volmount.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects diagnostics, so that all errors are reported together. Not thread-safe. */
public final class Diagnostics {
    /** More than anybody reads. */
    private static final int MOST = 10_000;

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /**
     * Adds a diagnostic, unless the same one was added before.
     *
     * @throws InvalidInput with all diagnostics so far, once there are too many to go on
     */
    public void add(SourceLocation location, String message) {
        found.add(new Diagnostic(location, message));
        if (found.size() >= MOST) {
            throwIfAny();
        }
    }

    /** Adds those of another place. */
    public void addAll(Collection<Diagnostic> others) {
        others.forEach(diagnostic -> add(diagnostic.location(), diagnostic.message()));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The diagnostics so far, ordered by location. */
    public List<Diagnostic> found() {
        return found.stream().sorted(Comparator.comparing(Diagnostic::location)).toList();
    }

    /** @throws InvalidInput with all diagnostics, ordered by location, if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(found());
        }
    }
}
