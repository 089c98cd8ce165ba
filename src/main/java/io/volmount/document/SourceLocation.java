package io.volmount.document;

import java.util.Comparator;

/**
 * A position in a file.
 *
 * @param file the file as the operator named it
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1, in characters; 0 for the file as a whole
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {
    private static final Comparator<SourceLocation> IN_FILE_ORDER = Comparator.comparing(SourceLocation::file)
            .thenComparingInt(SourceLocation::line)
            .thenComparingInt(SourceLocation::column);

    public static SourceLocation whole(String file) {
        return new SourceLocation(file, 0, 0);
    }

    @Override
    public int compareTo(SourceLocation other) {
        return IN_FILE_ORDER.compare(this, other);
    }

    /** {@code file:line:column}, or only the file for the file as a whole. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
