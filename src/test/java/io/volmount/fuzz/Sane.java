package io.volmount.fuzz;

import io.volmount.report.Printable;

/** What holds of every text that is shown, kept or written, whatever it was made of. */
final class Sane {
    /** Characters that one agent with two volumes may take of a report or of an event. */
    private static final int SHARE = 1 << 18;

    private Sane() {}

    /** Lines that a terminal shows and does not obey, and not too many. */
    static void shown(String text) {
        for (String line : text.split("\n", -1)) {
            hold(Printable.of(line).equals(line), "a terminal would obey this", line);
        }
        bounded(text);
    }

    /** No more than what one agent's share is. */
    static void bounded(String text) {
        atMost(SHARE, text);
    }

    static void atMost(int characters, String text) {
        hold(text.length() <= characters, text.length() + " characters, more than " + characters, text);
    }

    static void hold(boolean condition, String what, Object about) {
        if (!condition) {
            String shown = String.valueOf(about);
            throw new AssertionError(what + ": " + shown.substring(0, Math.min(shown.length(), 300)));
        }
    }
}
