package io.volmount.volume;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes. As in the documented procedure ({@code dd bs=1M count=200}), MB and MiB mean 2^20 bytes, GB and
 * GiB 2^30, TB and TiB 2^40.
 *
 * @param bytes never negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    public static final ByteSize NOTHING = new ByteSize(0);

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,12})\\s*(?:([KMGT])(?:i?B)?|B)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGT";

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    public static ByteSize ofMb(long mb) {
        return new ByteSize(Math.multiplyExact(mb, 1L << 20));
    }

    /** Reads {@code 200MB}, {@code 1 GiB}, {@code 512M} or a bare number of bytes; empty if it is none of these. */
    public static Optional<ByteSize> parse(String text) {
        Matcher m = WRITTEN.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        int power = m.group(2) == null ? 0 : 1 + UNITS.indexOf(m.group(2).toUpperCase(Locale.ROOT));
        long number = Long.parseLong(m.group(1));
        long unit = 1L << (10 * power);
        return number > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(new ByteSize(number * unit));
    }

    /** The sum; at most 2^63 - 1 bytes. */
    public ByteSize plus(ByteSize other) {
        return new ByteSize(bytes > Long.MAX_VALUE - other.bytes ? Long.MAX_VALUE : bytes + other.bytes);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In the largest unit of at least 1, with at most one decimal: {@code 200 MB}, {@code 1.5 GB}. */
    @Override
    public String toString() {
        int power = 0;
        double shown = bytes;
        while (shown >= 1024 && power < UNITS.length()) {
            shown /= 1024;
            power++;
        }
        String unit = power == 0 ? "B" : UNITS.charAt(power - 1) + "B";
        return shown == Math.rint(shown)
                ? (long) shown + " " + unit
                : String.format(Locale.ROOT, "%.1f %s", shown, unit);
    }
}
