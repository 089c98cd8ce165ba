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
 * A host as Ansible's files write it: a name or an address, perhaps with ranges ({@code web[01:50:2]}, {@code db-[a:f]},
 * {@code n[:3]}), perhaps with a port.
 *
 * @param names all that it stands for, in order
 * @param port as written
 */
record HostPattern(List<String> names, Optional<String> port) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern IPV6 =
            Pattern.compile("\\[([0-9A-Fa-f:.]*::[0-9A-Fa-f:.]*|(?:[0-9A-Fa-f]+:){6,7}[0-9A-Fa-f.]+)](?::([0-9]+))?");
    private static final Pattern WITH_PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*])++):([0-9]+)");
    /** In characters: a name has 253 at most, and some more may be ranges. */
    private static final int LONGEST = 1000;

    /** Empty after adding a problem when it stands for nothing. */
    static Optional<HostPattern> read(Scalar written, Diagnostics problems) {
        String text = written.text();
        if (text.length() > LONGEST) {
            problems.add(
                    written.location(),
                    "this has " + text.length() + " characters, and no host's name has so many; write one host a line");
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
            problems.add(written.location(), quoted(text) + " " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Variables with the port from the name before them, over which a variable {@code ansible_port} wins. */
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
            throw new NotARange("has a bracket without its partner; write a range as in a[01:17]");
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
            throw new NotARange("holds " + quoted("[" + written + "]")
                    + ", which is no range of Ansible's; write first:last or first:last:step, as in [01:17:2]");
        }
        String first = ends[0].isEmpty() ? "0" : ends[0];
        String last = ends[1];
        if (last.isEmpty()) {
            throw new NotARange("has a range without an end; write its last number or letter");
        }
        int step = step(ends.length == 3 ? ends[2] : "1");
        int from = LETTERS.indexOf(first);
        int to = LETTERS.indexOf(last);
        boolean letters = first.length() == 1 && last.length() == 1 && from >= 0 && to >= 0;
        return letters ? letters(from, to, step) : numbers(first, last, step);
    }

    private static int step(String written) {
        if (!NUMBER.matcher(written).matches() || Integer.parseInt(written) == 0) {
            throw new NotARange("has a step that is no number from 1 on; write one as in [01:17:2]");
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
            throw new NotARange(
                    "pads the ends of a range with zeros to different widths; write both alike, as in 01:17");
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

    /** Why a pattern is none: the rest of a sentence. */
    private static final class NotARange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotARange(String message) {
            super(message);
        }
    }
}
