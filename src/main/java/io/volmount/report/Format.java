package io.volmount.report;

import java.io.IOException;
import java.io.Writer;

/** A format that any result can be written in. A new one is a class and its line in {@code Formats}. */
public interface Format {
    /** The word that selects it on the command line. */
    String name();

    /** Whether it is for people to read, so that its lines may be wrapped. */
    default boolean wraps() {
        return false;
    }

    /**
     * Writes the whole result, with its last end of line. The writer stays open.
     *
     * @param options for formats that people read as they stand
     * @throws IOException if it could not be written
     */
    void write(View view, TextOptions options, Writer out) throws IOException;
}
