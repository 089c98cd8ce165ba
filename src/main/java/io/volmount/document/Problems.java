package io.volmount.document;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong, so that an operator learns all of it at once. For one thread. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds a problem; the same sentence about the same place counts once. */
    public void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    public void addAll(InvalidInput invalid) {
        found.addAll(invalid.problems());
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InvalidInput with all problems, ordered by their places, if there is any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(inFileOrder());
        }
    }

    private List<Problem> inFileOrder() {
        return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
    }
}
