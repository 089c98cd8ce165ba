package io.volmount.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The result of a command, which every {@link Format} can write. */
public interface View {
    /** Name of the schema that {@link #data} follows, such as {@code volmount/report/v1}. */
    String schema();

    /**
     * The result for programs: maps, lists, strings, numbers, booleans and nulls, with the keys in the order in which they
     * are written. A result about agents lists them under {@code agents}; what their nodes said is in an {@link AgentList}.
     */
    Map<String, Object> data();

    /**
     * Writes the result for people, in whole lines. The writer stays open.
     *
     * @throws IOException if it could not be written
     */
    void text(TextOptions options, Writer out) throws IOException;
}
