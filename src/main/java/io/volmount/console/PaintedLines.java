package io.volmount.console;

import java.io.PrintStream;
import java.util.List;

/** Lines at the bottom of a terminal that can be painted over, and lines that scroll away above them. */
final class PaintedLines {
    private static final String CLEAR_TO_END = "\u001b[0J";
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final int width;
    private List<String> painted = List.of();

    PaintedLines(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    void scroll(String line) {
        out.print(backToTop() + line + "\n" + joined(painted));
        out.flush();
    }

    void paint(List<String> lines) {
        if (!lines.equals(painted)) {
            out.print(backToTop() + joined(lines));
            out.flush();
            painted = List.copyOf(lines);
        }
    }

    private String backToTop() {
        return (painted.isEmpty() ? "\r" : "\u001b[" + painted.size() + "A\r") + CLEAR_TO_END;
    }

    private String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(cut(line)).append('\n'));
        return text.toString();
    }

    /** The line as far as it fits, not counting what only colours it, so that it never wraps. */
    private String cut(String line) {
        StringBuilder kept = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\u001b') {
                int end = line.indexOf('m', i);
                kept.append(line, i, end + 1);
                i = end;
            } else if (column < width - 1) {
                kept.append(line.charAt(i));
                column++;
            }
        }
        return kept.append(RESET).toString();
    }
}
