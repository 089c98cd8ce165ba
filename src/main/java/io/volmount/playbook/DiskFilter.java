package io.volmount.playbook;

import io.volmount.text.Wildcard;
import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which whole disks a rule is about. What the kernel does not report of a disk matches nothing.
 *
 * @param least the smallest size, included
 * @param most the largest size, included
 * @param rotational empty for both kinds
 * @param model a pattern with {@code *} and {@code ?}; empty for any
 * @param exclude the same for links, paths and serial numbers of disks that are left alone
 */
public record DiskFilter(
        ByteSize least, ByteSize most, Optional<Boolean> rotational, Optional<String> model, List<String> exclude) {
    private static final Pattern CONDITION = Pattern.compile("(>=|<=|>|<)([^<>=]+)");
    private static final ByteSize ANY = new ByteSize(Long.MAX_VALUE);

    public DiskFilter {
        exclude = List.copyOf(exclude);
    }

    /** The sizes from least to most. */
    record Sizes(ByteSize least, ByteSize most) {
        static final Sizes ALL = new Sizes(ByteSize.NOTHING, ANY);

        /** Reads {@code >=500GB} or {@code >=500GB,<2TB}; empty for anything else and for conditions that nothing meets. */
        static Optional<Sizes> parse(String text) {
            Sizes sizes = ALL;
            for (String condition : text.split(",", -1)) {
                Matcher parts = CONDITION.matcher(condition.strip());
                Optional<ByteSize> size =
                        parts.matches() ? ByteSize.parse(parts.group(2).strip()) : Optional.empty();
                if (size.isEmpty()) {
                    return Optional.empty();
                }
                sizes = sizes.and(parts.group(1), size.get().bytes());
            }
            return Optional.of(sizes).filter(both -> both.least.compareTo(both.most) <= 0);
        }

        private Sizes and(String operator, long bytes) {
            long from = operator.equals(">=") ? bytes : operator.equals(">") ? bytes + 1 : least.bytes();
            long to = operator.equals("<=") ? bytes : operator.equals("<") ? Math.max(0, bytes - 1) : most.bytes();
            return new Sizes(new ByteSize(Math.max(from, least.bytes())), new ByteSize(Math.min(to, most.bytes())));
        }
    }

    /** Whether a disk of these properties matches, whatever it is called. */
    public boolean matches(ByteSize size, Optional<Boolean> spins, Optional<String> madeAs) {
        return size.compareTo(least) >= 0
                && size.compareTo(most) <= 0
                && (rotational.isEmpty() || rotational.equals(spins))
                && model.map(pattern -> madeAs.filter(name -> Wildcard.matches(pattern, name))
                                .isPresent())
                        .orElse(true);
    }

    /** Whether a disk that goes by this name is left alone. */
    public boolean excludes(String name) {
        return exclude.stream().anyMatch(pattern -> Wildcard.matches(pattern, name));
    }
}
