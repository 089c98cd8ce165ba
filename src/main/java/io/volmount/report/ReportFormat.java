package io.volmount.report;

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

    /** The whole report, with its last end of line. */
    String render(Report report, Style style);

    static Optional<ReportFormat> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
