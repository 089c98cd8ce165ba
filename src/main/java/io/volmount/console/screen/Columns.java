package io.volmount.console.screen;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** The columns that text takes on a terminal. What only colours it takes none. */
public final class Columns {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[[0-9;]*m|[^\u001b]");

    private Columns() {}

    /** Those of a text on one line. */
    public static int of(String text) {
        return PIECE.matcher(text)
                .results()
                .mapToInt(piece -> piece(piece.group()))
                .sum();
    }

    /** The text as far as it fits, with all of its colours. */
    public static String cut(String text, int columns) {
        StringBuilder kept = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        int column = 0;
        while (pieces.find()) {
            column += piece(pieces.group());
            if (isColour(pieces.group()) || column < columns) {
                kept.append(pieces.group());
            }
        }
        return kept.toString();
    }

    /** How many rows a line takes on a terminal of so many columns. */
    public static int rows(String line, int columns) {
        Matcher pieces = PIECE.matcher(line);
        int rows = 1;
        int column = 0;
        while (pieces.find()) {
            int width = piece(pieces.group());
            boolean wraps = column + width > columns;
            rows += wraps ? 1 : 0;
            column = wraps ? width : column + width;
        }
        return rows;
    }

    private static int piece(String piece) {
        return isColour(piece) ? 0 : Math.max(0, WCWidth.wcwidth(piece.codePointAt(0)));
    }

    private static boolean isColour(String piece) {
        return piece.length() > 2;
    }
}
