package io.volmount.attribute;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One attribute of an agent: {@code disk:ssd}. */
public record Attribute(String name, String value) {
    /** By which DC/OS marks public agents. */
    public static final String PUBLIC_IP = "public_ip";

    private static final Pattern TEXT = Pattern.compile("[a-zA-Z0-9_/.-]{1,255}");
    private static final Pattern RANGES =
            Pattern.compile("\\[[0-9]{1,18}-[0-9]{1,18}(,[0-9]{1,18}-[0-9]{1,18}){0,99}]");
    private static final Pattern RANGE = Pattern.compile("([0-9]+)-([0-9]+)");
    /** What Mesos parses as numbers that no offer can contain. */
    private static final List<String> NOT_FINITE = List.of("nan", "inf", "infinity");

    /** Why this cannot be the name of an attribute, as a clause; empty if it can. */
    public static Optional<String> objectionToName(String name) {
        return TEXT.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("the name of an attribute has letters, digits and _ / . - only");
    }

    /** Why Mesos would not read this as the value of an attribute, as a clause; empty if it would. */
    public static Optional<String> objectionToValue(String value) {
        if (RANGES.matcher(value).matches()) {
            return RANGE.matcher(value).results().anyMatch(range -> isReversed(range.group(1), range.group(2)))
                    ? Optional.of("a range begins with its smaller number")
                    : Optional.empty();
        }
        if (!TEXT.matcher(value).matches()) {
            return Optional.of("a value is a text of letters, digits and _ / . - only, a number, or ranges such as"
                    + " [1-5,8-9]");
        }
        return NOT_FINITE.contains(value.replaceFirst("^-", "").toLowerCase(Locale.ROOT))
                ? Optional.of("Mesos parses it as a number that is not finite")
                : Optional.empty();
    }

    private static boolean isReversed(String begin, String end) {
        return Long.parseLong(begin) > Long.parseLong(end);
    }

    /** As in the agent's settings. */
    @Override
    public String toString() {
        return name + ":" + value;
    }
}
