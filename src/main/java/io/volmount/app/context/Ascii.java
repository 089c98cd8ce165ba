package io.volmount.app.context;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Text for terminals that show nothing but ASCII. */
final class Ascii {
    private static final char LOWEST_BAR = '\u2581';
    private static final char HIGHEST_BAR = '\u2588';
    private static final int LAST = 0x7e;

    private Ascii() {}

    /** Whether the locale is not in UTF-8 (locale(7)). */
    static boolean isAllThatShows(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .filter(locale -> locale.toUpperCase(Locale.ROOT).matches(".*UTF-?8.*"))
                .isEmpty();
    }

    /** A digit for a bar, from 1 to 8, and {@code ?} for everything else that is not ASCII. */
    static String of(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(character -> ascii.append(of(character)));
        return ascii.toString();
    }

    private static char of(int character) {
        if (character >= LOWEST_BAR && character <= HIGHEST_BAR) {
            return (char) ('1' + character - LOWEST_BAR);
        }
        return character <= LAST ? (char) character : '?';
    }
}
