package io.volmount.report;

/** Text from outside made safe for a terminal: what nodes and files say cannot move its cursor or ring its bell. */
public final class Printable {
    private Printable() {}

    /** The text on one line, each control character shown as {@code ?}. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> safe.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return safe.toString();
    }
}
