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
 * The secrets of a run, to be taken out of what others say, who may have been told one of them or found it out. Found as
 * they are, as JSON, shells, the tables of mounts and lsblk quote them, and as the lists of bytes that journald makes of
 * what is not plain text; not in any other encoding. Safe for threads.
 *
 * <p>Secrets of fewer than four characters are part of too many texts to be taken out. Short ones that could be a part of
 * any number or checksum count as whole words only.
 */
public final class KnownSecrets {
    /** What stands in place of a secret. */
    public static final String MASK = "(secret)";

    private static final int SHORTEST = 4;
    private static final String CUT = "...";
    private static final Pattern PART_OF_NUMBERS = Pattern.compile("[0-9a-fA-F]{1,7}");

    /** The longest first, for one secret may be a part of another. */
    private volatile List<Form> forms = List.of();

    /**
     * What a secret looks like in a text.
     *
     * @param mask what stands in its place then
     */
    private record Form(String text, String mask) {
        boolean countsAsWholeWordAlone() {
            return PART_OF_NUMBERS.matcher(text).matches();
        }
    }

    /** From now on this one is among them, whatever becomes of it. */
    public synchronized void add(Secret secret) {
        char[] characters = secret.characters();
        if (characters.length >= SHORTEST) {
            forms = Stream.concat(forms.stream(), forms(String.valueOf(characters)))
                    .filter(form -> form.text().length() >= SHORTEST)
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
     * All that was printed so far, masked; also the beginning of a secret at its end, the rest of which may be missing.
     *
     * @param ordinary a text without secrets; what is a part of it is none, and left as it is
     */
    public String maskOutput(String output, String ordinary) {
        String masked = mask(output, ordinary);
        for (Form form : forms) {
            masked = maskEnd(masked, form.text(), ordinary);
        }
        return masked;
    }

    /**
     * A sentence that quotes somebody, masked; also what is left of a secret beside dots, where more of it was cut off.
     *
     * @param ordinary a text without secrets; what is a part of it is none, and left as it is
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
            if (!form.countsAsWholeWordAlone() || !partOfWord(text, at - 1) && !partOfWord(text, end)) {
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
        for (int length = Math.min(form.length() - 1, text.length()); length >= SHORTEST; length--) {
            int from = text.length() - length;
            if (text.startsWith(form.substring(0, length), from) && !ordinary.contains(text.substring(from))) {
                return text.substring(0, from) + MASK;
            }
        }
        return text;
    }

    private static String maskBeginning(String text, String form, String ordinary) {
        for (int length = Math.min(form.length() - 1, text.length()); length >= SHORTEST; length--) {
            if (form.endsWith(text.substring(0, length)) && !ordinary.contains(text.substring(0, length))) {
                return MASK + text.substring(length);
            }
        }
        return text;
    }

    /** Shows none of them. */
    @Override
    public String toString() {
        return "(secrets)";
    }
}
