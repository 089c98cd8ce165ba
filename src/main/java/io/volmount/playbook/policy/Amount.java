package io.volmount.playbook.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of agents or a percentage of them.
 *
 * @param number agents, or percent of all agents; never negative
 */
public record Amount(int number, Unit unit) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})\\s*(%?)");

    /** The unit of an amount. */
    public enum Unit {
        AGENTS,
        PERCENT
    }

    public Amount {
        if (number < 0 || (unit == Unit.PERCENT && number > 100)) {
            throw new IllegalArgumentException("not an amount: " + number + " " + unit);
        }
    }

    public static Amount agents(int number) {
        return new Amount(number, Unit.AGENTS);
    }

    public static Amount percent(int number) {
        return new Amount(number, Unit.PERCENT);
    }

    /** Reads {@code 3} or {@code 25%}; empty when the text is neither, or is more than 100%. */
    public static Optional<Amount> parse(String text) {
        Matcher m = WRITTEN.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(m.group(1));
        if (m.group(2).isEmpty()) {
            return Optional.of(agents(number));
        }
        return number > 100 ? Optional.empty() : Optional.of(percent(number));
    }

    /** The number of agents out of a total: a percentage is rounded down, but is at least 1 unless it is 0%. */
    public int of(int total) {
        if (unit == Unit.AGENTS || number == 0) {
            return number;
        }
        return Math.max(1, (int) ((long) total * number / 100));
    }

    @Override
    public String toString() {
        return unit == Unit.PERCENT ? number + "%" : Integer.toString(number);
    }
}
