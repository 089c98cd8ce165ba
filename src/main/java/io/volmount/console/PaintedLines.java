package io.volmount.console;

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
    private final int width;
    private final int height;
    private List<String> painted = List.of();

    /**
     * Nothing painted yet.
     *
     * @param width of the terminal, in columns
     * @param height of the terminal, in rows
     */
    PaintedLines(PrintStream out, int width, int height) {
        this.out = out;
        this.width = width;
        this.height = height;
    }

    /** The most lines that can be painted: the cursor needs a row below them. */
    int room() {
        return Math.max(0, height - 1);
    }

    void scroll(String line) {
        out.print(backToTop() + line + "\n" + joined(painted));
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
        Matcher pieces = PIECE.matcher(line);
        int column = 0;
        while (pieces.find()) {
            boolean colours = pieces.group().length() > 2;
            column += colours ? 0 : Math.max(0, WCWidth.wcwidth(pieces.group().codePointAt(0)));
            if (colours || column < width) {
                kept.append(pieces.group());
            }
        }
        return kept.append(RESET).toString();
    }
}
