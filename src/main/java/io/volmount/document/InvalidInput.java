package io.volmount.document;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with everything that is wrong with it. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    public InvalidInput(List<Diagnostic> problems) {
        super(problems.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem given");
        }
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(SourceLocation place, String message) {
        this(List.of(new Diagnostic(place, message)));
    }

    /** In the order of the files and lines they stand in; never empty. */
    public List<Diagnostic> problems() {
        return problems;
    }
}
