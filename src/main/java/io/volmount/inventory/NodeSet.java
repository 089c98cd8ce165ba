package io.volmount.inventory;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folds names into a node set that {@link Limit} reads: {@code a[01-17],b3}. */
public final class NodeSet {
    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)([0-9]{1,9})([^0-9]*)");

    private NodeSet() {}

    /** Folds names that differ only in their last number, in order of first appearance. */
    public static String fold(Collection<String> names) {
        Set<Family> padded = new HashSet<>();
        names.forEach(name -> {
            Matcher m = LAST_NUMBER.matcher(name);
            if (m.matches() && m.group(2).length() > 1 && m.group(2).startsWith("0")) {
                padded.add(new Family(m.group(1), m.group(3), m.group(2).length()));
            }
        });
        Map<Family, SortedSet<Integer>> families = new LinkedHashMap<>();
        for (String name : names) {
            Matcher m = LAST_NUMBER.matcher(name);
            boolean numbered = m.matches();
            Family family = numbered ? family(m, padded) : new Family(name, "", -1);
            SortedSet<Integer> numbers = families.computeIfAbsent(family, first -> new TreeSet<>());
            if (numbered) {
                numbers.add(Integer.parseInt(m.group(2)));
            }
        }
        StringJoiner folded = new StringJoiner(",");
        families.forEach((family, numbers) -> folded.add(family.folded(numbers)));
        return folded.toString();
    }

    private static Family family(Matcher m, Set<Family> padded) {
        Family fixed = new Family(m.group(1), m.group(3), m.group(2).length());
        return padded.contains(fixed) ? fixed : new Family(fixed.before, fixed.after, 0);
    }

    /**
     * Names that differ in one number. @param width digits of the number; 0 if not zero-padded, -1 if there is no
     * number
     */
    private record Family(String before, String after, int width) {
        String folded(SortedSet<Integer> numbers) {
            if (numbers.isEmpty()) {
                return before;
            }
            StringJoiner ranges = new StringJoiner(",");
            int first = numbers.first();
            int last = first;
            for (int number : numbers) {
                if (number > last + 1) {
                    ranges.add(range(first, last));
                    first = number;
                }
                last = number;
            }
            ranges.add(range(first, last));
            return numbers.size() == 1 ? before + ranges + after : before + "[" + ranges + "]" + after;
        }

        private String range(int first, int last) {
            return first == last ? digits(first) : digits(first) + "-" + digits(last);
        }

        private String digits(int number) {
            return width == 0 ? Integer.toString(number) : String.format("%0" + width + "d", number);
        }
    }
}
