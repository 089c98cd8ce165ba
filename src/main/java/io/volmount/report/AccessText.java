package io.volmount.report;

import io.volmount.access.Access;
import java.util.List;
import java.util.function.ToIntFunction;

/** For people: aligned columns. */
final class AccessText implements AccessFormat {
    private static final int WIDEST = 48;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String agent(Access access, Style style) {
        List<AccessSheet.Line> lines = AccessSheet.of(access);
        int settings = width(lines, line -> line.setting().length());
        int values = width(lines, line -> value(line).length());
        StringBuilder text = new StringBuilder(style.strong(Printable.of(access.name()))).append('\n');
        for (AccessSheet.Line line : lines) {
            text.append("  ").append(padded(line.setting(), settings)).append(padded(value(line), values));
            text.append(style.faint(Printable.of(line.origin()))).append('\n');
        }
        if (!access.host().groups().isEmpty()) {
            text.append("  ").append(padded("groups", settings));
            text.append(Printable.of(String.join(", ", access.host().groups()))).append('\n');
        }
        access.notes()
                .forEach(note -> text.append(style.warning("note: " + Printable.of(note)))
                        .append('\n'));
        return text.toString();
    }

    @Override
    public String agents(List<Access> agents, Style style) {
        int names = width(agents, agent -> agent.name().length());
        int addresses = width(agents, agent -> agent.endpoint().length());
        StringBuilder text = new StringBuilder();
        for (Access agent : agents) {
            text.append(padded(Printable.of(agent.name()), names))
                    .append(padded(Printable.of(agent.endpoint()), addresses));
            text.append(Printable.of(String.join(", ", agent.host().groups()))).append('\n');
        }
        return text.toString();
    }

    private static String value(AccessSheet.Line line) {
        return Printable.of(line.value().toString());
    }

    /** Enough for most; a longer text makes its own line longer. */
    private static <T> int width(List<T> lines, ToIntFunction<T> length) {
        return Math.min(WIDEST, lines.stream().mapToInt(length).max().orElse(0));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length())) + "  ";
    }
}
