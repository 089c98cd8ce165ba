package io.volmount.report.format;

import io.volmount.report.AgentRendering;
import io.volmount.report.Format;
import java.util.List;
import java.util.Optional;

/** All formats, valid for every command that prints a result. */
public final class Formats {
    private static final Format TEXT = new TextFormat();
    private static final List<Format> ALL = List.of(
            TEXT,
            new JsonFormat(AgentRendering.STANDARD),
            new HtmlFormat(AgentRendering.STANDARD),
            new JunitFormat(AgentRendering.STANDARD),
            new MarkdownFormat(AgentRendering.STANDARD),
            new PrometheusFormat(AgentRendering.STANDARD));

    private Formats() {}

    /** Empty if no format has this name. */
    public static Optional<Format> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The one for people. */
    public static Format text() {
        return TEXT;
    }

    public static List<String> names() {
        return ALL.stream().map(Format::name).toList();
    }
}
