package io.volmount.console;

import io.volmount.report.Printable;
import io.volmount.terminal.Columns;
import io.volmount.terminal.ScreenSize;
import io.volmount.terminal.Wrapping;
import java.io.PrintStream;
import java.util.List;

/** Lines at the bottom of a terminal that can be painted over, and lines that scroll away above them. */
final class PaintedLines {
    private static final String CLEAR_TO_END = "\u001b[0J";
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private List<String> painted = List.of();
    private ScreenSize size;

    PaintedLines(PrintStream out, ScreenSize size) {
        this.out = PrintableStream.behind(out);
        this.size = size;
    }

    /** The terminal has another size now. A narrower one has wrapped what was painted, which takes more rows then. */
    void resize(ScreenSize now) {
        if (!now.equals(size)) {
            List<String> lines = painted;
            int rows = lines.stream()
                    .mapToInt(line -> Columns.rows(cut(line), now.columns()))
                    .sum();
            out.print(backUp(rows));
            size = now;
            painted = List.of();
            paint(lines);
        }
    }

    /** Something else has written to the terminal: what was painted stays where it is. */
    void forget() {
        painted = List.of();
    }

    /** The most lines that can be painted: the cursor needs a row below them. */
    int room() {
        return Math.max(0, size.rows() - 1);
    }

    void scroll(String line) {
        update(List.of(line), painted);
    }

    /** Paints the lines in place of those painted before, the last of them if there is not room for all. */
    void paint(List<String> lines) {
        update(List.of(), lines);
    }

    /** Lets lines scroll away, and paints others; writes to the terminal once, and only what is new. */
    void update(List<String> scrolled, List<String> lines) {
        List<String> fitting = List.copyOf(lines.subList(Math.max(0, lines.size() - room()), lines.size()));
        if (!scrolled.isEmpty() || !fitting.equals(painted)) {
            StringBuilder text = new StringBuilder(backUp(painted.size()));
            Wrapping wrapping = new Wrapping(size.columns());
            scrolled.forEach(
                    line -> text.append(wrapping.of(Printable.coloured(line))).append('\n'));
            out.print(text.append(joined(fitting)));
            out.flush();
            painted = fitting;
        }
    }

    private static String backUp(int rows) {
        return (rows == 0 ? "\r" : "\u001b[" + rows + "A\r") + CLEAR_TO_END;
    }

    private String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(cut(line)).append('\n'));
        return text.toString();
    }

    /** The line as far as it fits, so that it never wraps. */
    private String cut(String line) {
        return Columns.cut(Printable.coloured(line), size.columns()) + RESET;
    }
}
