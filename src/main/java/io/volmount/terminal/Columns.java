package io.volmount.terminal;

import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** How many columns text takes on a terminal: a wide character two, a colour none. */
public final class Columns {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final char ESCAPE = '\u001b';

    private Columns() {}

    /** Of text on one line; a tab counts as one. */
    public static int of(String line) {
        String shown = line.indexOf(ESCAPE) < 0 ? line : COLOUR.matcher(line).replaceAll("");
        return shown.codePoints().map(Columns::of).sum();
    }

    private static int of(int character) {
        return character < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(character));
    }
}
