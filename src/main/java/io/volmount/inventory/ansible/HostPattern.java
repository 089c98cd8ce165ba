package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host in an Ansible file: a name or an address, optionally with ranges ({@code web[01:50:2]}, {@code db-[a:f]},
 * {@code n[:3]}), optionally with a port.
 *
 * @param names all names, in order
 * @param port as written
 */
record HostPattern(List<String> names, Optional<String> port) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern IPV6 =
            Pattern.compile("\\[([0-9A-Fa-f:.]*::[0-9A-Fa-f:.]*|(?:[0-9A-Fa-f]+:){6,7}[0-9A-Fa-f.]+)](?::([0-9]+))?");
    private static final Pattern WITH_PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*])++):([0-9]+)");
    /** Maximum length in characters: a name has at most 253; ranges may add some. */
    private static final int MAX_LENGTH = 1000;

    /** Empty after adding an error. */
    static Optional<HostPattern> read(Scalar written, Diagnostics diagnostics) {
        String text = written.text();
        if (text.length() > MAX_LENGTH) {
            diagnostics.add(
                    written.location(),
                    "this has " + text.length() + " characters, too many for a host name; write one host per line");
            return Optional.empty();
        }
        Matcher ipv6 = IPV6.matcher(text);
        if (ipv6.matches()) {
            return Optional.of(new HostPattern(List.of(ipv6.group(1)), Optional.ofNullable(ipv6.group(2))));
        }
        Matcher ported = WITH_PORT.matcher(text);
        boolean hasPort = ported.matches();
        try {
            List<String> names = expand(hasPort ? ported.group(1) : text);
            return Optional.of(new HostPattern(names, hasPort ? Optional.of(ported.group(2)) : Optional.empty()));
        } catch (NotARange e) {
            diagnostics.add(written.location(), quoted(text) + " " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Puts the port of the pattern before the variables, so that {@code ansible_port} overrides it. */
    static List<Entry> withPort(List<Entry> variables, Scalar port) {
        List<Entry> all = new ArrayList<>();
        all.add(new Entry(new Scalar(port.location(), "ansible_port"), port));
        all.addAll(variables);
        return all;
    }

    private static List<String> expand(String text) {
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        if (open < 0 && close < 0) {
            return List.of(text);
        }
        if (open < 0 || close < open) {
            throw new NotARange("has an unmatched bracket; write a range as in a[01:17]");
        }
        List<String> middles = range(text.substring(open + 1, close));
        List<String> tails = expand(text.substring(close + 1));
        refuseTooMany((long) middles.size() * tails.size());
        List<String> names = new ArrayList<>(middles.size() * tails.size());
        String head = text.substring(0, open);
        middles.forEach(middle -> tails.forEach(tail -> names.add(head + middle + tail)));
        return names;
    }

    private static List<String> range(String written) {
        String[] ends = written.split(":", -1);
        if (ends.length < 2 || ends.length > 3) {
            throw new NotARange("contains " + quoted("[" + written + "]")
                    + ", which is not an Ansible range; write first:last or first:last:step, as in [01:17:2]");
        }
        String first = ends[0].isEmpty() ? "0" : ends[0];
        String last = ends[1];
        if (last.isEmpty()) {
            throw new NotARange("has an open range; write its last number or letter");
        }
        int step = step(ends.length == 3 ? ends[2] : "1");
        int from = LETTERS.indexOf(first);
        int to = LETTERS.indexOf(last);
        boolean letters = first.length() == 1 && last.length() == 1 && from >= 0 && to >= 0;
        return letters ? letters(from, to, step) : numbers(first, last, step);
    }

    private static int step(String written) {
        if (!NUMBER.matcher(written).matches() || Integer.parseInt(written) == 0) {
            throw new NotARange("has an invalid step; write a number of at least 1, as in [01:17:2]");
        }
        return Integer.parseInt(written);
    }

    private static List<String> letters(int from, int to, int step) {
        refuseBackwards(from, to);
        List<String> letters = new ArrayList<>();
        for (int at = from; at <= to; at += step) {
            letters.add(LETTERS.substring(at, at + 1));
        }
        return letters;
    }

    private static List<String> numbers(String first, String last, int step) {
        if (!NUMBER.matcher(first).matches() || !NUMBER.matcher(last).matches()) {
            throw new NotARange("has a range from " + quoted(first) + " to " + quoted(last)
                    + "; write two numbers, or two letters in the order of the alphabet, small before capital ones");
        }
        boolean padded = first.length() > 1 && first.startsWith("0");
        if (padded && first.length() != last.length()) {
            throw new NotARange("pads the ends of a range to different widths; use the same width, as in 01:17");
        }
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        refuseBackwards(from, to);
        refuseTooMany(((long) to - from) / step + 1);
        List<String> numbers = new ArrayList<>();
        for (long number = from; number <= to; number += step) {
            numbers.add(padded ? String.format("%0" + first.length() + "d", number) : Long.toString(number));
        }
        return numbers;
    }

    private static void refuseBackwards(int from, int to) {
        if (from > to) {
            throw new NotARange("has a range that runs backwards; write the smaller end first");
        }
    }

    private static void refuseTooMany(long names) {
        if (names > InventoryData.MOST) {
            throw new NotARange("stands for more than " + InventoryData.MOST + " names; check the ends of its ranges");
        }
    }

    /** A syntax error; the message is a predicate. */
    private static final class NotARange extends RuntimeException {
        NotARange(String message) {
            super(message);
        }
    }
}
