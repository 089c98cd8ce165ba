package io.volmount.volume;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A path that DC/OS discovers: {@code /dcos/volume<digits>}, exactly. Ordered by number.
 *
 * @param number the digits as written, so that {@code /dcos/volume007} is preserved
 */
public record VolumePath(String number) implements Comparable<VolumePath> {
    private static final String PREFIX = "/dcos/volume";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    public VolumePath {
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalArgumentException("not a volume number: " + number);
        }
    }

    /** Parses a path; empty if discovery would not match it. */
    public static Optional<VolumePath> parse(String path) {
        return path.startsWith(PREFIX)
                        && DIGITS.matcher(path.substring(PREFIX.length())).matches()
                ? Optional.of(new VolumePath(path.substring(PREFIX.length())))
                : Optional.empty();
    }

    public static VolumePath of(String path) {
        return parse(path).orElseThrow(() -> new IllegalArgumentException("not a path that DC/OS discovers: " + path));
    }

    public String mountUnit() {
        return "dcos-volume" + number + ".mount";
    }

    /**
     * The UUID of the file system that a plan makes for this volume. It depends only on the node, the volume and what it is
     * on, so that a later plan recognizes the file system that an earlier one made.
     *
     * @param source the path of its device or file
     * @param seed what identifies the device; empty for a file
     */
    public String fileSystem(String machineId, String source, String seed) {
        String name = String.join("\n", "volmount", machineId, toString(), source, seed);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public int compareTo(VolumePath other) {
        int byNumber = new BigInteger(number).compareTo(new BigInteger(other.number));
        return byNumber != 0 ? byNumber : number.compareTo(other.number);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
