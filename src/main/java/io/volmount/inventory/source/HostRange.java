package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands node sets: {@code a[01-17]}, {@code n[1,3,5-7]}, {@code r[1-4]n[01-20]}.
 */
public final class HostRange {
    /** Limit for the number of names. */
    static final int MOST = 100_000;

    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final String SEPARATOR = "-";
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)]");

    private HostRange() {}

    /** All names of a pattern, in order; empty after adding an error. */
    public static Optional<List<String>> expand(Scalar pattern, Diagnostics diagnostics) {
        try {
            return Optional.of(expand(pattern.text()));
        } catch (NotARange e) {
            diagnostics.add(pattern.location(), quoted(pattern.text()) + " " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Splits a list of patterns at commas outside brackets. */
    public static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean inside = false;
        for (int at = 0; at < list.length(); at++) {
            char c = list.charAt(at);
            inside = c == '[' || inside && c != ']';
            if (c == ',' && !inside) {
                parts.add(list.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }

    private static List<String> expand(String text) {
        Matcher literal = IPV6.matcher(text);
        if (literal.matches()) {
            return List.of(literal.group(1));
        }
        List<String> names = List.of("");
        Matcher brackets = BRACKETS.matcher(text);
        int end = 0;
        while (brackets.find()) {
            List<String> numbers = numbers(brackets.group(1));
            names = product(names, outside(text, end, brackets.start()), numbers);
            end = brackets.end();
        }
        return product(names, outside(text, end, text.length()), List.of(""));
    }

    private static String outside(String text, int from, int to) {
        String part = text.substring(from, to);
        if (part.indexOf('[') >= 0 || part.indexOf(']') >= 0) {
            throw new NotARange("has an unmatched bracket; write a range as in a[01-17]");
        }
        return part;
    }

    private static List<String> product(List<String> heads, String middle, List<String> tails) {
        refuseTooMany((long) heads.size() * tails.size());
        List<String> names = new ArrayList<>(heads.size() * tails.size());
        heads.forEach(head -> tails.forEach(tail -> names.add(head + middle + tail)));
        return names;
    }

    private static List<String> numbers(String list) {
        List<String> numbers = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            String[] ends = item.split(SEPARATOR, -1);
            if (ends.length > 2 || !isNumber(ends[0]) || !isNumber(ends[ends.length - 1])) {
                throw new NotARange("contains " + quoted("[" + list + "]") + ", which is not a list of numbers and"
                        + " ranges; write one as in n[1,3,5-7]");
            }
            addRange(ends[0], ends[ends.length - 1], numbers);
            refuseTooMany(numbers.size());
        }
        return numbers;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }

    private static void addRange(String first, String last, List<String> numbers) {
        boolean padded = first.length() > 1 && first.startsWith("0") || last.length() > 1 && last.startsWith("0");
        if (padded && first.length() != last.length()) {
            throw new NotARange("pads the ends of a range to different widths; use the same width, as in 01-17");
        }
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        if (from > to) {
            throw new NotARange("has a range that runs backwards; write the smaller number first");
        }
        refuseTooMany((long) to - from + 1);
        for (int number = from; number <= to; number++) {
            numbers.add(padded ? String.format("%0" + first.length() + "d", number) : Integer.toString(number));
        }
    }

    private static void refuseTooMany(long names) {
        if (names > MOST) {
            throw new NotARange("stands for more than " + MOST + " names; check the ends of its ranges");
        }
    }

    /** A syntax error; the message is a predicate. */
    private static final class NotARange extends RuntimeException {
        NotARange(String message) {
            super(message);
        }
    }
}
