package io.volmount.document;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with everything that is wrong with it. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInput(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem given");
        }
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(Place place, String message) {
        this(List.of(new Problem(place, message)));
    }

    /** In the order of the files and lines they stand in; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
