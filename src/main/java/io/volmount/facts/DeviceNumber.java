package io.volmount.facts;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's number of a block device, {@code MAJOR:MINOR}. A device keeps its number while it is attached,
 * whatever names and links lead to it.
 */
public record DeviceNumber(int major, int minor) implements Comparable<DeviceNumber> {
    private static final Comparator<DeviceNumber> ORDER =
            Comparator.comparingInt(DeviceNumber::major).thenComparingInt(DeviceNumber::minor);
    private static final Pattern DECIMAL = Pattern.compile("([0-9]{1,7}):([0-9]{1,7})");
    private static final Pattern HEXADECIMAL = Pattern.compile("([0-9a-f]{1,6}):([0-9a-f]{1,6})");

    /** Reads {@code 8:16}, as mountinfo and sysfs write it; empty for anything else. */
    public static Optional<DeviceNumber> parse(String text) {
        return read(DECIMAL, text, 10);
    }

    /** Reads {@code 103:1f}, as {@code stat -c %t:%T} writes it; empty for anything else. */
    public static Optional<DeviceNumber> parseHexadecimal(String text) {
        return read(HEXADECIMAL, text, 16);
    }

    private static Optional<DeviceNumber> read(Pattern form, String text, int radix) {
        Matcher halves = form.matcher(text);
        return halves.matches()
                ? Optional.of(new DeviceNumber(
                        Integer.parseInt(halves.group(1), radix), Integer.parseInt(halves.group(2), radix)))
                : Optional.empty();
    }

    /** An order keeps maps of them fast, even if a node invents numbers whose hash codes collide. */
    @Override
    public int compareTo(DeviceNumber other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + ":" + minor;
    }
}
