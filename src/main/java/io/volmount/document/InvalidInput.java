package io.volmount.document;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with all its errors. */
public final class InvalidInput extends RuntimeException {
    private final transient List<Diagnostic> diagnostics;

    public InvalidInput(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("no diagnostics given");
        }
        this.diagnostics = List.copyOf(diagnostics);
    }

    public InvalidInput(SourceLocation location, String message) {
        this(List.of(new Diagnostic(location, message)));
    }

    /** In the order of files and lines; never empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
