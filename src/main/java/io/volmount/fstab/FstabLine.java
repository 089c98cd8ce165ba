package io.volmount.fstab;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of fstab with an entry. Two programs parse it with differences: systemd's fstab generator, with
 * getmntent(3), at boot; and mount(8), with libmount. A line uses what either of them reads from it, and mounts a
 * volume at boot if systemd reads it so.
 *
 * @param number the line number, from 1
 * @param exact the line as it stands in the file
 * @param text the line without surrounding white space
 */
public record FstabLine(int number, String exact, String text, FstabEntry atBoot, FstabEntry byHand) {
    /** Parses a line; empty for a comment and a blank line. */
    static Optional<FstabLine> parse(int number, String line) {
        String text = stripped(line);
        if (text.strip().isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(new FstabLine(
                number,
                line,
                text.strip(),
                FieldParser.SYSTEMD.entry(text.split("[ \t]+")),
                FieldParser.LIBMOUNT.entry(text.replaceFirst("\r$", "").split("[ \t]+"))));
    }

    private static String stripped(String line) {
        int begin = 0;
        int end = line.length();
        while (begin < end && isBlank(line.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(begin, end);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    /** Whether it mounts something on this path, as mount(8) or systemd reads it. */
    public boolean mountsOn(String path) {
        return atBoot.mountsOn(path) || byHand.mountsOn(path);
    }

    /**
     * Whether it mounts something else for which this path has to be mounted: from it, below it, or with its name, or that
     * of its unit, in an option.
     *
     * @param unit the mount unit of the path
     */
    public boolean needs(String path, String unit) {
        return !mountsOn(path)
                && Stream.of(atBoot, byHand)
                        .anyMatch(entry -> requiresUnit(entry, unit)
                                || Stream.of(normalized(entry), entry.file(), entry.options(), text)
                                        .anyMatch(field -> names(field, path)));
    }

    private static boolean requiresUnit(FstabEntry entry, String unit) {
        return Arrays.asList(entry.options().split(",")).contains("x-systemd.requires=" + unit);
    }

    private static String normalized(FstabEntry entry) {
        return entry.source() instanceof FstabSpec.AtPath at ? at.path() : entry.spec();
    }

    /** Whether a text contains the path itself or one below it. */
    private static boolean names(String text, String path) {
        for (int at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
            int end = at + path.length();
            boolean begins = at == 0 || !isPartOfPath(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfPath(char character) {
        return Character.isLetterOrDigit(character) || "/._-".indexOf(character) >= 0;
    }

    @Override
    public String toString() {
        return text + " (line " + number + ")";
    }
}
