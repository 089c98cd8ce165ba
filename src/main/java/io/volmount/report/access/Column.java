package io.volmount.report.access;

import java.util.List;
import java.util.function.Function;

/** A column of text that is wide enough for most of its cells; a longer one makes its own line longer. */
record Column(int width) {
    private static final int WIDEST = 48;

    static <T> Column of(List<T> rows, Function<T, String> cell) {
        return new Column(Math.min(
                WIDEST,
                rows.stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0)));
    }

    String padded(String text) {
        return text + " ".repeat(Math.max(0, width - text.length())) + "  ";
    }
}
