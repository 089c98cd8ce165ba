package io.volmount.report;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text from outside made safe for a terminal: what nodes and files say cannot move its cursor or ring its bell. */
public final class Printable {
    /** The colours of {@link Style}, and those that help is shown in. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:[0-3]|2[1-4]|3[1-3]|39)m");

    private static final char ESCAPE = '\u001b';

    private static final int LONGEST_IN_PASSING = 400;

    private Printable() {}

    /** The text on one line, each character that would direct a terminal instead of being shown as {@code ?}. */
    public static String of(String text) {
        return safe(text, "", false);
    }

    /** The same, in which volmount's own colours stay. */
    public static String coloured(String text) {
        return safe(text, "", true);
    }

    /** The same of text with ends of lines and tabs, which stay. */
    public static String lines(String text, boolean coloured) {
        return safe(text, "\n\t", coloured);
    }

    /** Where in the text a colour may begin, the end of which is missing; the length of the text if nowhere. */
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

    /** The same, no longer than a line that passes by while work is under way. */
    public static String inPassing(String text) {
        return of(Cut.beginning(text, LONGEST_IN_PASSING));
    }
}
