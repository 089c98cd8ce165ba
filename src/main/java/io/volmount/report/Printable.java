package io.volmount.report;

/** Text from outside made safe for a terminal: what nodes and files say cannot move its cursor or ring its bell. */
public final class Printable {
    private Printable() {}

    /** The text on one line, each character that would direct a terminal instead of being shown as {@code ?}. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(shown(c) ? c : '?'));
        return safe.toString();
    }

    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
