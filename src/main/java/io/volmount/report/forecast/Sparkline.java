package io.volmount.report.forecast;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers as a row of bars, one character each. */
final class Sparkline {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Sparkline() {}

    /** A space for 0, the highest bar for the largest number. Numbers must not be negative. */
    static String of(List<Integer> numbers) {
        int greatest = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        return numbers.stream()
                .map(number -> number == 0 ? " " : bar(number, greatest))
                .collect(Collectors.joining());
    }

    private static String bar(int number, int greatest) {
        int height = (int) Math.ceil((double) number * BARS.length() / greatest);
        return BARS.substring(height - 1, height);
    }
}
