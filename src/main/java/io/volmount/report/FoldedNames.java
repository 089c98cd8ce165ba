package io.volmount.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many names in few words: {@code a[01-17,20], b3}. What it writes, inventories and {@code --limit} can read. */
public final class FoldedNames {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,15})([^0-9]*)");

    private FoldedNames() {}

    public static String fold(List<String> names) {
        Map<Stem, TreeMap<BigInteger, String>> numbered = new LinkedHashMap<>();
        List<String> folded = new ArrayList<>();
        for (String name : names) {
            Matcher m = NUMBERED.matcher(name);
            if (m.matches()) {
                numbered.computeIfAbsent(Stem.of(m), stem -> new TreeMap<>())
                        .put(new BigInteger(m.group(2)), m.group(2));
            } else {
                folded.add(name);
            }
        }
        numbered.forEach((stem, numbers) -> folded.add(stem.around(ranges(numbers))));
        return String.join(", ", folded);
    }

    /** What is the same in names that fold together; numbers with leading zeros only fold with those as long. */
    private record Stem(String before, String after, int padding) {
        static Stem of(Matcher m) {
            return new Stem(
                    m.group(1),
                    m.group(3),
                    m.group(2).startsWith("0") ? m.group(2).length() : 0);
        }

        String around(List<String> ranges) {
            boolean single = ranges.size() == 1 && !ranges.get(0).contains("-");
            return before + (single ? ranges.get(0) : "[" + String.join(",", ranges) + "]") + after;
        }
    }

    private static List<String> ranges(TreeMap<BigInteger, String> numbers) {
        List<String> ranges = new ArrayList<>();
        BigInteger first = null;
        BigInteger last = null;
        for (BigInteger number : numbers.keySet()) {
            if (first != null && !number.equals(last.add(BigInteger.ONE))) {
                ranges.add(range(numbers.get(first), numbers.get(last)));
                first = null;
            }
            first = first == null ? number : first;
            last = number;
        }
        ranges.add(range(numbers.get(first), numbers.get(last)));
        return ranges;
    }

    private static String range(String first, String last) {
        return first.equals(last) ? first : first + "-" + last;
    }
}
