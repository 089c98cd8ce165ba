package io.volmount.document;

import io.volmount.text.TerminalSafe;

/** Untrusted text, made fit for a sentence: in backticks, on one line, not too long, nothing a terminal would obey. */
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    public static String quoted(String text) {
        String dots = text.codePointCount(0, text.length()) > LONGEST ? "..." : "";
        return "`" + visible(text) + dots + "`";
    }

    /** The text with a code for what cannot be seen, cut where it gets too long. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        if (TextFile.printable(c) && TerminalSafe.shows(c)) {
            shown.appendCodePoint(c);
        } else {
            shown.append(String.format("\\u%04x", c));
        }
    }
}
