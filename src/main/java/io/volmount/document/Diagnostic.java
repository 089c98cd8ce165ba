package io.volmount.document;

/**
 * An error in an input file.
 *
 * @param message one sentence: what is wrong and what to do about it
 */
public record Diagnostic(SourceLocation location, String message) {
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
