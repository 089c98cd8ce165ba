package io.volmount.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wraps lines that are longer than a terminal is wide, between words. What is wrapped hangs below the last column of a table
 * that begins in the left half; without one, a little deeper than the line begins. A word that is longer than a line stays
 * whole, so that it can be copied. Colours take no columns, and none goes on behind the end of a wrapped line.
 *
 * @param columns of the terminal
 */
public record Wrapping(int columns) {
    /** On a narrower terminal the indent leaves too little, and nothing is wrapped. */
    private static final int NARROWEST = 60;

    /** Deeper than what is listed below a line, which is indented by two. */
    private static final int HANGING = 4;

    private static final Pattern SPACED_WORD = Pattern.compile("([ \t]*)([^ \t]*)");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final String RESET = "\u001b[0m";

    /** The text with its long lines wrapped. */
    public String of(String text) {
        if (columns < NARROWEST) {
            return text;
        }
        StringBuilder wrapped = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            wrapLine(text.substring(at, end), wrapped);
            if (end < text.length()) {
                wrapped.append('\n');
            }
            at = end + 1;
        }
        return wrapped.toString();
    }

    /** The rows that a text takes, however long its lines are. */
    public int rows(String text) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (Columns.of(line) + columns - 1) / columns))
                .sum();
    }

    private void wrapLine(String line, StringBuilder out) {
        if (Columns.of(line) <= columns) {
            out.append(line);
            return;
        }
        Matcher words = SPACED_WORD.matcher(line);
        int column = 0;
        int indent = 0;
        boolean broken = false;
        String colours = "";
        for (boolean first = true; words.find() && !words.group().isEmpty(); first = false) {
            String space = words.group(1);
            String word = words.group(2);
            int width = Columns.of(word);
            if (first) {
                indent = Math.min(space.length() + HANGING, columns / 2);
            } else if (!broken && space.length() > 1 && column + space.length() <= columns / 2) {
                indent = column + space.length();
            }
            if (first || column + space.length() + width <= columns) {
                out.append(space);
                column += space.length();
            } else {
                out.append(colours.isEmpty() ? "" : RESET)
                        .append('\n')
                        .append(" ".repeat(indent))
                        .append(colours);
                column = indent;
                broken = true;
            }
            out.append(word);
            column += width;
            colours = after(colours, word);
        }
    }

    /** The colours that are on after a word. */
    private static String after(String before, String word) {
        String on = before;
        Matcher colour = COLOUR.matcher(word);
        while (colour.find()) {
            on = colour.group().equals(RESET) || colour.group(1).isEmpty() ? "" : on + colour.group();
        }
        return on;
    }
}
