package io.volmount.report;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes untrusted text safe for a terminal, so that it cannot move the cursor or ring the bell. */
public final class Printable {
    /** The colours of {@link Style} and of help. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:[0-3]|2[1-4]|3[1-3]|39)m");

    private static final char ESCAPE = '\u001b';

    private static final int LONGEST_IN_PASSING = 400;

    private Printable() {}

    /** The text on one line, with {@code ?} for each character that controls a terminal. */
    public static String of(String text) {
        return safe(text, "", false);
    }

    /** The same, but volmount's own colours are kept. */
    public static String coloured(String text) {
        return safe(text, "", true);
    }

    /** The same, but line ends and tabs are kept. */
    public static String lines(String text, boolean coloured) {
        return safe(text, "\n\t", coloured);
    }

    /** The index of a colour code that the end of the text cuts off; the length of the text if there is none. */
    public static int beginningOfColour(String text) {
        int last = text.lastIndexOf(ESCAPE);
        if (last < 0) {
            return text.length();
        }
        Matcher colour = COLOUR.matcher(text).region(last, text.length());
        return !colour.lookingAt() && colour.hitEnd() ? last : text.length();
    }

    private static String safe(String text, String kept, boolean coloured) {
        StringBuilder safe = new StringBuilder(text.length());
        Matcher colour = COLOUR.matcher(text);
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (coloured && c == ESCAPE && colour.region(at, text.length()).lookingAt()) {
                safe.append(colour.group());
                at = colour.end();
            } else {
                safe.appendCodePoint(TerminalSafe.shows(c) || kept.indexOf(c) >= 0 ? c : '?');
                at += Character.charCount(c);
            }
        }
        return safe.toString();
    }

    /** The text on one line, shortened for a progress line. */
    public static String inPassing(String text) {
        return of(Cut.beginning(text, LONGEST_IN_PASSING));
    }
}
