package io.volmount.document;

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
        if (TextFile.printable(c) && !Character.isISOControl(c) && !directsText(c)) {
            shown.appendCodePoint(c);
        } else {
            shown.append(String.format("\\u%04x", c));
        }
    }

    /** Separators of lines, and marks that make a terminal show text in another order than it has. */
    private static boolean directsText(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
