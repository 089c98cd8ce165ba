package io.volmount.console;

import io.volmount.report.Printable;
import io.volmount.terminal.ScreenSize;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Lines at the bottom of a terminal that can be painted over, and lines that scroll away above them. */
final class PaintedLines {
    private static final String CLEAR_TO_END = "\u001b[0J";
    private static final Pattern PIECE = Pattern.compile("\u001b\\[[0-9;]*m|[^\u001b]");
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
                    .mapToInt(line -> rows(cut(line), now.columns()))
                    .sum();
            out.print(backUp(rows));
            size = now;
            painted = List.of();
            paint(lines);
        }
    }

    /** The most lines that can be painted: the cursor needs a row below them. */
    int room() {
        return Math.max(0, size.rows() - 1);
    }

    void scroll(String line) {
        out.print(backToTop() + Printable.coloured(line) + "\n" + joined(painted));
        out.flush();
    }

    /** Paints the lines in place of those painted before, the last of them if there is not room for all. */
    void paint(List<String> lines) {
        List<String> fitting = List.copyOf(lines.subList(Math.max(0, lines.size() - room()), lines.size()));
        if (!fitting.equals(painted)) {
            out.print(backToTop() + joined(fitting));
            out.flush();
            painted = fitting;
        }
    }

    private String backToTop() {
        return backUp(painted.size());
    }

    private static String backUp(int rows) {
        return (rows == 0 ? "\r" : "\u001b[" + rows + "A\r") + CLEAR_TO_END;
    }

    /** How many rows a line takes on a terminal of so many columns. */
    private static int rows(String line, int columns) {
        Matcher pieces = PIECE.matcher(line);
        int rows = 1;
        int column = 0;
        while (pieces.find()) {
            int width = columns(pieces.group());
            boolean wraps = column + width > columns;
            rows += wraps ? 1 : 0;
            column = wraps ? width : column + width;
        }
        return rows;
    }

    /** Of a character; what only colours takes none. */
    private static int columns(String piece) {
        return piece.length() > 2 ? 0 : Math.max(0, WCWidth.wcwidth(piece.codePointAt(0)));
    }

    private String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(cut(line)).append('\n'));
        return text.toString();
    }

    /** The line as far as it fits, not counting what only colours it, so that it never wraps. */
    private String cut(String line) {
        StringBuilder kept = new StringBuilder();
        Matcher pieces = PIECE.matcher(Printable.coloured(line));
        int column = 0;
        while (pieces.find()) {
            column += columns(pieces.group());
            if (pieces.group().length() > 2 || column < size.columns()) {
                kept.append(pieces.group());
            }
        }
        return kept.append(RESET).toString();
    }
}
