package io.volmount.inventory.ansible;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a value of an INI file like Python's {@code ast.literal_eval}: a number, a quoted string, {@code True},
 * {@code None}, or a list and the like. Anything else is plain text.
 */
final class PythonLiteral {
    private static final int DEEPEST = 50;
    /** Python's limit for digits: sys.int_info.default_max_str_digits. */
    private static final int LONGEST_NUMBER = 4300;

    private static final Pattern INTEGER =
            Pattern.compile("0[xX](?<hex>_?[0-9A-Fa-f]++(?:_[0-9A-Fa-f]++)*+)|0[oO](?<octal>_?[0-7]++(?:_[0-7]++)*+)"
                    + "|0[bB](?<binary>_?[01]++(?:_[01]++)*+)|(?<decimal>[1-9][0-9]*+(?:_[0-9]++)*+|0++(?:_0++)*+)");
    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern FLOAT = Pattern.compile("(?:" + DIGITS + "\\.(?:" + DIGITS + ")?|\\." + DIGITS
            + ")(?:[eE][+-]?" + DIGITS + ")?|" + DIGITS + "[eE][+-]?" + DIGITS);
    private static final Pattern STRING =
            Pattern.compile("(?<prefix>[rRuUbB]|[rR][bB]|[bB][rR])?(?:'''(?<a>(?:[^'\\\\]|\\\\.|'(?!''))*+)'''"
                    + "|\"\"\"(?<b>(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+)\"\"\""
                    + "|'(?<c>(?:[^'\\\\]|\\\\.)*+)'|\"(?<d>(?:[^\"\\\\]|\\\\.)*+)\")");

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** The kind of a value; lists, tuples, sets and dictionaries are structures. */
    enum Kind {
        TEXT,
        NOTHING,
        STRUCTURE
    }

    /** @param text as Python prints the value; empty if it is not text */
    record Value(Kind kind, String text) {
        static Value text(String text) {
            return new Value(Kind.TEXT, text);
        }

        static final Value STRUCTURE = new Value(Kind.STRUCTURE, "");
    }

    static Value of(String written) {
        PythonLiteral literal = new PythonLiteral(written.strip());
        try {
            return literal.whole().orElse(Value.text(written));
        } catch (NotALiteral no) {
            return Value.text(written);
        }
    }

    private Optional<Value> whole() {
        Value value = value(0);
        if (accept(',')) {
            while (!atEnd()) {
                value(0);
                if (!accept(',')) {
                    break;
                }
            }
            value = Value.STRUCTURE;
        }
        return atEnd() ? Optional.of(value) : Optional.empty();
    }

    private boolean atEnd() {
        skipBlanks();
        return at == text.length() || text.charAt(at) == '#';
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean accepted = at < text.length() && text.charAt(at) == c;
        at += accepted ? 1 : 0;
        return accepted;
    }

    private Value value(int depth) {
        skipBlanks();
        if (depth > DEEPEST || at == text.length()) {
            throw new NotALiteral();
        }
        return switch (text.charAt(at)) {
            case '[' -> sequence(']', depth);
            case '(' -> sequence(')', depth);
            case '{' -> braces(depth);
            default -> word();
        };
    }

    /** A list, or parentheses: a tuple if they contain a comma, otherwise the value itself. */
    private Value sequence(char close, int depth) {
        at++;
        Optional<Value> only = Optional.empty();
        boolean several = close == ']';
        while (!accept(close)) {
            Value item = value(depth + 1);
            several |= only.isPresent();
            only = Optional.of(item);
            if (accept(',')) {
                several = true;
            } else if (!accept(close)) {
                throw new NotALiteral();
            } else {
                break;
            }
        }
        return several ? Value.STRUCTURE : only.orElse(Value.STRUCTURE);
    }

    private Value braces(int depth) {
        at++;
        boolean first = true;
        boolean pairs = false;
        while (!accept('}')) {
            hashable(value(depth + 1));
            boolean pair = accept(':');
            if (pair) {
                value(depth + 1);
            }
            if (!first && pair != pairs) {
                throw new NotALiteral();
            }
            pairs = pair;
            first = false;
            if (!accept(',')) {
                if (!accept('}')) {
                    throw new NotALiteral();
                }
                break;
            }
        }
        return Value.STRUCTURE;
    }

    private static void hashable(Value value) {
        if (value.kind() == Kind.STRUCTURE) {
            throw new NotALiteral();
        }
    }

    private Value word() {
        Matcher string = STRING.matcher(text).region(at, text.length());
        if (string.lookingAt()) {
            return strings(string);
        }
        String sign = "";
        while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            sign = text.charAt(at) == '-' ? (sign.isEmpty() ? "-" : "") : sign;
            at++;
            skipBlanks();
        }
        Matcher real = FLOAT.matcher(text).region(at, text.length());
        if (real.lookingAt() && ends(real.end())) {
            at = real.end();
            return Value.text(printed(Double.parseDouble(sign + real.group().replace("_", ""))));
        }
        Matcher whole = INTEGER.matcher(text).region(at, text.length());
        if (whole.lookingAt() && ends(whole.end())) {
            at = whole.end();
            BigInteger number = number(whole);
            return Value.text((sign.isEmpty() ? number : number.negate()).toString());
        }
        return sign.isEmpty() ? name() : fail();
    }

    private static BigInteger number(Matcher written) {
        for (String form : new String[] {"hex", "octal", "binary", "decimal"}) {
            String digits = written.group(form);
            if (digits != null && digits.length() > LONGEST_NUMBER) {
                throw new NotALiteral();
            }
            if (digits != null) {
                int radix = form.equals("hex") ? 16 : form.equals("octal") ? 8 : form.equals("binary") ? 2 : 10;
                return new BigInteger(digits.replace("_", ""), radix);
            }
        }
        throw new NotALiteral();
    }

    private Value name() {
        for (String name : new String[] {"True", "False", "None"}) {
            if (text.startsWith(name, at) && ends(at + name.length())) {
                at += name.length();
                return name.equals("None") ? new Value(Kind.NOTHING, "") : Value.text(name);
            }
        }
        return fail();
    }

    private static Value fail() {
        throw new NotALiteral();
    }

    /** Whether a word can end here. */
    private boolean ends(int end) {
        return end == text.length()
                || !Character.isLetterOrDigit(text.charAt(end)) && "_.'\"".indexOf(text.charAt(end)) < 0;
    }

    private Value strings(Matcher first) {
        StringBuilder all = new StringBuilder();
        Matcher string = first;
        do {
            String prefix =
                    Optional.ofNullable(string.group("prefix")).orElse("").toLowerCase(Locale.ROOT);
            String body = "";
            for (String form : new String[] {"a", "b", "c", "d"}) {
                body = string.group(form) == null ? body : string.group(form);
            }
            all.append(prefix.contains("r") ? body : PythonEscapes.resolved(body));
            at = string.end();
            skipBlanks();
            string = STRING.matcher(text).region(at, text.length());
        } while (string.lookingAt());
        return Value.text(all.toString());
    }

    /** Formats a floating-point number like Python. */
    private static String printed(double number) {
        if (Double.isInfinite(number)) {
            return number < 0 ? "-inf" : "inf";
        }
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            String[] parts = Double.toString(number).split("E");
            String digits = parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
            int exponent = Integer.parseInt(parts[1]);
            return digits + (exponent < 0 ? "e-" : "e+") + String.format("%02d", Math.abs(exponent));
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    /** The text is not a literal. */
    private static final class NotALiteral extends RuntimeException {}
}
