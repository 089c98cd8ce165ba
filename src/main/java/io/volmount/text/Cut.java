package io.volmount.text;

/** Texts that are too long, cut between two characters; half of one would be no text. Lengths are in UTF-16 units. */
public final class Cut {
    private static final String DOTS = "...";

    private Cut() {}

    /** The beginning, with dots for what is missing; of a text that is short enough, all of it. */
    public static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, boundary(text, most)) + DOTS;
    }

    /** The end, with dots for what is missing before it; of a text that is short enough, all of it. */
    public static String end(String text, int most) {
        return text.length() <= most ? text : DOTS + text.substring(boundary(text, text.length() - most));
    }

    /** The index, or the one before it if it lies within a character. */
    public static int boundary(String text, int at) {
        boolean within = at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
        return within ? at - 1 : at;
    }
}
