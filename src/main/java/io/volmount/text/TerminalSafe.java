package io.volmount.text;

/**
 * The one rule for text that somebody else wrote (nodes, servers, files, users): a terminal shows each of its characters
 * and obeys none. What would move the cursor, ring the bell, begin a line, show text in another order or show nothing at
 * all is replaced: every character of the Unicode categories C (controls, formats, surrogates without their other half,
 * private use, unassigned), Zl and Zp.
 */
public final class TerminalSafe {
    private TerminalSafe() {}

    /** Whether a terminal shows this code point as a character, and does nothing else. */
    public static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The text on one line, with {@code instead} for each code point that a terminal would not show. */
    public static String line(String text, char instead) {
        return text(text, "", instead);
    }

    /**
     * The same of a text with some of those characters, which stay.
     *
     * @param kept what stays, such as ends of lines
     */
    public static String text(String text, String kept, char instead) {
        return text.codePoints()
                .map(c -> shows(c) || kept.indexOf(c) >= 0 ? c : instead)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
