package io.volmount.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** How many columns text takes on a terminal: a wide character two, a colour none. */
public final class Columns {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[[0-9;]*m|[^\u001b]");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final char ESCAPE = '\u001b';

    private Columns() {}

    /** Of text on one line; a tab counts as one. */
    public static int of(String line) {
        String shown = line.indexOf(ESCAPE) < 0 ? line : COLOUR.matcher(line).replaceAll("");
        return shown.codePoints().map(Columns::of).sum();
    }

    /** The text as far as it takes fewer columns than these, with all of its colours. */
    public static String cut(String text, int columns) {
        StringBuilder kept = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        int column = 0;
        while (pieces.find()) {
            column += ofPiece(pieces.group());
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
            int width = ofPiece(pieces.group());
            boolean wraps = column + width > columns;
            rows += wraps ? 1 : 0;
            column = wraps ? width : column + width;
        }
        return rows;
    }

    private static int ofPiece(String piece) {
        return isColour(piece) ? 0 : of(piece.codePointAt(0));
    }

    private static boolean isColour(String piece) {
        return piece.length() > 2;
    }

    private static int of(int character) {
        return character < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(character));
    }
}
