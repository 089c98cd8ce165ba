package io.volmount.inventory;

import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Place;
import io.volmount.document.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of an INI file. */
record IniLine(String file, int number, String text) {
    boolean saysNothing() {
        String said = text.strip();
        return said.isEmpty() || said.startsWith("#") || said.startsWith(";");
    }

    /** The words of the line as a shell would cut it: quotes hold words together, {@code #} begins a comment. */
    List<Scalar> words(Problems problems) {
        List<Scalar> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && text.charAt(at) != '#') {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                at = word(at, words, problems);
            }
        }
        return words;
    }

    private int word(int start, List<Scalar> words, Problems problems) {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        int at = start;
        for (; at < text.length() && (quote != 0 || !Character.isWhitespace(text.charAt(at))); at++) {
            char c = text.charAt(at);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            problems.add(place(start), "a quote is opened here and not closed; close it on the same line");
        }
        words.add(new Scalar(place(start), word.toString()));
        return at;
    }

    /** The whole line as {@code name = value}, without a comment and without quotes around the value. */
    Optional<Entry> assignment() {
        int equals = text.indexOf('=');
        String name = text.substring(0, Math.max(0, equals)).strip();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String rest = text.substring(equals + 1, commentStart());
        int start = equals + 1 + rest.length() - rest.stripLeading().length();
        return Optional.of(new Entry(
                new Scalar(place(text.indexOf(name)), name), new Scalar(place(start), unquoted(rest.strip()))));
    }

    private int commentStart() {
        for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
            if (at > 0 && Character.isWhitespace(text.charAt(at - 1)) && at > text.indexOf('=')) {
                return at;
            }
        }
        return text.length();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    Place place(int index) {
        return new Place(file, number, 1 + index);
    }
}
