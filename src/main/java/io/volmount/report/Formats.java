package io.volmount.report;

import java.util.List;
import java.util.Optional;

/** All formats, valid for every command that prints a result. */
public final class Formats {
    private static final List<Format> ALL = List.of(new TextFormat(), new JsonFormat(AgentRendering.STANDARD));

    private Formats() {}

    /** Empty if no format has this name. */
    public static Optional<Format> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The names of all formats. */
    public static List<String> names() {
        return ALL.stream().map(Format::name).toList();
    }
}
