package io.volmount.document;

/**
 * One mistake in an input.
 *
 * @param message one sentence: what is wrong here and what to do about it
 */
public record Diagnostic(SourceLocation location, String message) {
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
