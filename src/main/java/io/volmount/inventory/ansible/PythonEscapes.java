package io.volmount.inventory.ansible;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the escapes of a Python string literal. */
final class PythonEscapes {
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:(?<octal>[0-7]{1,3})|x(?<hex>[0-9A-Fa-f]{2})|u(?<four>[0-9A-Fa-f]{4})|U(?<eight>0[0-9A-Fa-f]{7})|(?<one>.))",
            Pattern.DOTALL);

    private PythonEscapes() {}

    static String resolved(String written) {
        Matcher escape = ESCAPE.matcher(written);
        StringBuilder resolved = new StringBuilder();
        while (escape.find()) {
            escape.appendReplacement(resolved, Matcher.quoteReplacement(meaning(escape)));
        }
        return escape.appendTail(resolved).toString();
    }

    private static String meaning(Matcher escape) {
        if (escape.group("octal") != null) {
            return Character.toString(Integer.parseInt(escape.group("octal"), 8));
        }
        for (String form : new String[] {"hex", "four", "eight"}) {
            if (escape.group(form) != null) {
                int point = Integer.parseInt(escape.group(form), 16);
                return Character.isValidCodePoint(point) ? Character.toString(point) : escape.group();
            }
        }
        return switch (escape.group("one")) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "v" -> "\u000b";
            case "\\" -> "\\";
            case "'" -> "'";
            case "\"" -> "\"";
            default -> escape.group();
        };
    }
}
