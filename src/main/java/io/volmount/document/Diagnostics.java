package io.volmount.document;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong, so that an operator learns all of it at once. For one thread. */
public final class Diagnostics {
    /** More than anybody reads. */
    private static final int MOST = 10_000;

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /**
     * Adds a problem; the same sentence about the same place counts once.
     *
     * @throws InvalidInput with those found so far, when they are too many to look for more
     */
    public void add(SourceLocation location, String message) {
        found.add(new Diagnostic(location, message));
        if (found.size() >= MOST) {
            throwIfAny();
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Those found so far, ordered by their places. */
    public List<Diagnostic> found() {
        return inFileOrder();
    }

    /** @throws InvalidInput with all problems, ordered by their places, if there is any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(inFileOrder());
        }
    }

    private List<Diagnostic> inFileOrder() {
        return found.stream().sorted(Comparator.comparing(Diagnostic::location)).toList();
    }
}
