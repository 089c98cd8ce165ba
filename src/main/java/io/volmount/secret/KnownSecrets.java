package io.volmount.secret;

import io.volmount.text.TerminalSafe;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The secrets of a run, masked in all text from nodes and programs. Recognized literally, as quoted by JSON, shells,
 * mount tables and lsblk, and as byte lists, which journald writes for text that is not plain; no other encodings.
 * Thread-safe.
 *
 * <p>Secrets of fewer than four characters are not masked, because they occur in too many texts. Short ones that could
 * be part of a number or checksum are masked as whole words only.
 */
public final class KnownSecrets {
    /** The replacement for a secret. */
    public static final String MASK = "(secret)";

    private static final int MIN_LENGTH = 4;
    private static final String CUT = "...";
    private static final Pattern PART_OF_NUMBERS = Pattern.compile("[0-9a-fA-F]{1,7}");

    /** Longest first, because one secret may contain another. */
    private volatile List<Form> forms = List.of();

    /**
     * An encoding of a secret.
     *
     * @param mask the replacement in the same encoding
     */
    private record Form(String text, String mask) {
        boolean matchesWholeWordsOnly() {
            return PART_OF_NUMBERS.matcher(text).matches();
        }
    }

    /** Registers a secret; it stays registered even when it is wiped. */
    public synchronized void add(Secret secret) {
        char[] characters = secret.characters();
        if (characters.length >= MIN_LENGTH) {
            forms = Stream.concat(forms.stream(), forms(String.valueOf(characters)))
                    .filter(form -> form.text().length() >= MIN_LENGTH)
                    .distinct()
                    .sorted(Comparator.comparingInt((Form form) -> form.text().length())
                            .reversed())
                    .toList();
        }
        Arrays.fill(characters, '\0');
    }

    private static Stream<Form> forms(String plain) {
        String json = plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
        Stream<String> quoted = Stream.of(
                plain,
                json,
                json.codePoints().mapToObj(KnownSecrets::ascii).collect(Collectors.joining()),
                plain.replace("'", "'\\''"),
                plain.replaceAll("[^\\p{Alnum}_@%+=:,./-]", "\\\\$0"),
                escaped(plain, " \t\\#", "\\%03o"),
                escaped(plain, " \"\\$`", "\\x%02x"),
                TerminalSafe.line(plain.replaceAll("[\\s\\p{Z}]+", " ").strip(), '?'),
                TerminalSafe.line(plain, ' ').strip());
        Stream<Form> bytes = Stream.of(",", ", ").map(comma -> new Form(bytes(plain, comma), bytes(MASK, comma)));
        return Stream.concat(quoted.map(form -> new Form(form, MASK)), bytes);
    }

    private static String ascii(int c) {
        return c < 0x80
                ? Character.toString(c)
                : Character.toString(c).chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private static String escaped(String text, String special, String format) {
        return text.codePoints()
                .mapToObj(c -> special.indexOf(c) < 0 ? Character.toString(c) : format.formatted(c))
                .collect(Collectors.joining());
    }

    private static String bytes(String text, String comma) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> String.valueOf(Byte.toUnsignedInt(bytes[i])))
                .collect(Collectors.joining(comma));
    }

    /**
     * Masks the output received so far, including the beginning of a secret at its end, as the rest may follow.
     *
     * @param ordinary a text without secrets; whatever is part of it is not masked
     */
    public String maskOutput(String output, String ordinary) {
        String masked = mask(output, ordinary);
        for (Form form : forms) {
            masked = maskEnd(masked, form.text(), ordinary);
        }
        return masked;
    }

    /**
     * Masks a sentence with quoted text, including parts of a secret next to an ellipsis, where text was cut.
     *
     * @param ordinary a text without secrets; whatever is part of it is not masked
     */
    public String maskQuoting(String sentence, String ordinary) {
        String[] pieces = mask(sentence, ordinary).split(Pattern.quote(CUT), -1);
        for (Form form : forms) {
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = i == pieces.length - 1 ? pieces[i] : maskEnd(pieces[i], form.text(), ordinary);
                pieces[i] = i == 0 ? pieces[i] : maskBeginning(pieces[i], form.text(), ordinary);
            }
        }
        return String.join(CUT, pieces);
    }

    private String mask(String text, String ordinary) {
        String masked = text;
        for (Form form : forms) {
            if (masked.contains(form.text()) && !ordinary.contains(form.text())) {
                masked = mask(masked, form);
            }
        }
        return masked;
    }

    private static String mask(String text, Form form) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (int at = text.indexOf(form.text()); at >= 0; at = text.indexOf(form.text(), Math.max(done, at + 1))) {
            int end = at + form.text().length();
            if (!form.matchesWholeWordsOnly() || !partOfWord(text, at - 1) && !partOfWord(text, end)) {
                masked.append(text, done, at).append(form.mask());
                done = end;
            }
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static boolean partOfWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static String maskEnd(String text, String form, String ordinary) {
        for (int length = Math.min(form.length() - 1, text.length()); length >= MIN_LENGTH; length--) {
            int from = text.length() - length;
            if (text.startsWith(form.substring(0, length), from) && !ordinary.contains(text.substring(from))) {
                return text.substring(0, from) + MASK;
            }
        }
        return text;
    }

    private static String maskBeginning(String text, String form, String ordinary) {
        for (int length = Math.min(form.length() - 1, text.length()); length >= MIN_LENGTH; length--) {
            if (form.endsWith(text.substring(0, length)) && !ordinary.contains(text.substring(0, length))) {
                return MASK + text.substring(length);
            }
        }
        return text;
    }

    /** Contains no secret. */
    @Override
    public String toString() {
        return "(secrets)";
    }
}
