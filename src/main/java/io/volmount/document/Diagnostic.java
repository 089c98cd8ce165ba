package io.volmount.document;

/**
 * One mistake in an input.
 *
 * @param message one sentence: what is wrong here and what to do about it
 */
public record Diagnostic(SourceLocation place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
