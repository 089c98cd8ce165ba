package io.volmount.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DC/OS version such as {@code 1.13.4} or {@code 2.1.0-beta1}. */
record DcosVersion(int major, int minor, int patch) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?.*");

    static Optional<DcosVersion> parse(String text) {
        Matcher m = WRITTEN.matcher(text);
        return m.matches()
                ? Optional.of(new DcosVersion(
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        m.group(3) == null ? 0 : Integer.parseInt(m.group(3))))
                : Optional.empty();
    }

    /** Whether its agents may keep their checkpoint when resources or attributes are added: 1.11 and later. */
    boolean hasReconfigurationPolicy() {
        return major > 1 || minor >= 11;
    }

    /** Whether its discovery caches the sizes of known volumes: 1.10.9, 1.11.6, 1.12 and later. */
    boolean cachesResources() {
        if (major != 1) {
            return major > 1;
        }
        return switch (minor) {
            case 10 -> patch >= 9;
            case 11 -> patch >= 6;
            default -> minor >= 12;
        };
    }
}
