package io.volmount.fuzz;

import io.volmount.report.Printable;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is shown of a text: one line of characters that a terminal does not obey, the same when it is cleaned again. */
final class ShownText {
    /** Controls, marks of direction and of width, ends of lines and paragraphs, halves of characters. */
    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200B\\uFEFF]");

    private ShownText() {}

    static void read(byte[] input) {
        hold(Input.text(input));
        hold(new String(input, StandardCharsets.UTF_16BE));
    }

    private static void hold(String text) {
        String shown = Printable.of(text);
        Sane.hold(!OBEYED.matcher(shown).find(), "a terminal would obey this", shown);
        Sane.hold(Printable.of(shown).equals(shown), "not clean at once", shown);
        Sane.hold(
                shown.codePointCount(0, shown.length()) == text.codePointCount(0, text.length()),
                "characters were lost",
                shown);
    }
}
