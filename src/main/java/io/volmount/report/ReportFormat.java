package io.volmount.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** A way to write a report down. */
public interface ReportFormat {

    /** The one for people. */
    ReportFormat TEXT = new TextFormat();

    /** All of them. */
    List<ReportFormat> ALL = List.of(TEXT, new JsonFormat());

    /** The word that selects it. */
    String name();

    /**
     * Writes the whole report, with its last end of line. The writer stays open.
     *
     * @throws IOException if it could not be written
     */
    void write(Report report, Style style, Writer out) throws IOException;

    /** The same as one text, of a report that is known to be small. */
    default String render(Report report, Style style) {
        Written written = out -> write(report, style, out);
        return written.text();
    }

    static Optional<ReportFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
