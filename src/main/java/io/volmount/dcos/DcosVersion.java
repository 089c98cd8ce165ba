package io.volmount.dcos;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of DC/OS, such as {@code 1.13.4}; that of {@code 2.1.0-beta1} is 2.1.0. */
public record DcosVersion(int major, int minor, int patch) implements Comparable<DcosVersion> {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?.*");
    private static final Comparator<DcosVersion> ORDER = Comparator.comparingInt(DcosVersion::major)
            .thenComparingInt(DcosVersion::minor)
            .thenComparingInt(DcosVersion::patch);

    /** The version with which the text begins; empty if it begins with none. */
    public static Optional<DcosVersion> parse(String text) {
        Matcher m = WRITTEN.matcher(text);
        return m.matches()
                ? Optional.of(new DcosVersion(
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        m.group(3) == null ? 0 : Integer.parseInt(m.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(DcosVersion other) {
        return ORDER.compare(this, other);
    }

    /** Without a patch of 0: {@code 1.12}, {@code 1.10.9}. */
    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
