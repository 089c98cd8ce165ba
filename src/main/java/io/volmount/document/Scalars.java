package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Scalar;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Decoders of scalar values. */
public final class Scalars {
    private static final List<String> TRUE = List.of("true", "yes", "on");
    private static final List<String> FALSE = List.of("false", "no", "off");

    private Scalars() {}

    /** The scalar itself, with its location; text without control characters. */
    public static Decoder<Scalar> scalar() {
        return (node, diagnostics) -> {
            if (!(node instanceof Scalar scalar)) {
                diagnostics.add(node.location(), "expected text here, found " + node.kind());
                return Optional.empty();
            }
            if (!plain(scalar.text())) {
                diagnostics.add(
                        node.location(),
                        "control characters or line breaks in " + quoted(scalar.text()) + "; remove them");
                return Optional.empty();
            }
            return Optional.of(scalar);
        };
    }

    /** Text that is not blank, on one line, without control characters. */
    public static Decoder<String> text() {
        return parsed("text", text -> text.isBlank() ? Optional.empty() : Optional.of(text));
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public static Decoder<Integer> integer(int least, int most) {
        return parsed("a whole number from " + least + " to " + most, text -> {
            try {
                return Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    public static Decoder<Boolean> bool() {
        return parsed("true or false", text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            return TRUE.contains(lower)
                    ? Optional.of(true)
                    : FALSE.contains(lower) ? Optional.of(false) : Optional.empty();
        });
    }

    public static Decoder<Duration> duration() {
        return parsed("a duration such as 30s, 10m or 1h30m", Durations::parse);
    }

    /**
     * A value parsed from text.
     *
     * @param expected names such a value in messages: {@code a size such as 200MB}
     * @param parse empty if the text is not such a value
     */
    public static <T> Decoder<T> parsed(String expected, Function<String, Optional<T>> parse) {
        return (node, diagnostics) -> scalar().read(node, diagnostics).flatMap(scalar -> {
            Optional<T> value = parse.apply(scalar.text());
            if (value.isEmpty()) {
                diagnostics.add(scalar.location(), "expected " + expected + " here, found " + quoted(scalar.text()));
            }
            return value;
        });
    }

    /**
     * One of a fixed set of words.
     *
     * @param what names the words in messages: {@code filesystem}
     */
    public static <T> Decoder<T> word(String what, Collection<T> values, Function<T, String> word) {
        List<String> known = values.stream().map(word).toList();
        return (node, diagnostics) -> scalar().read(node, diagnostics).flatMap(scalar -> {
            Optional<T> found = values.stream()
                    .filter(value -> word.apply(value).equals(scalar.text()))
                    .findFirst();
            if (found.isEmpty()) {
                String hint = Spelling.hint(scalar.text(), known);
                diagnostics.add(scalar.location(), "unknown " + what + " " + quoted(scalar.text()) + "; " + hint);
            }
            return found;
        });
    }

    private static boolean plain(String text) {
        return text.codePoints().allMatch(c -> TextFile.printable(c) && !Character.isISOControl(c));
    }
}
