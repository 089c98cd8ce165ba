package io.volmount.fstab;

import java.util.Optional;

/**
 * A line of fstab with an entry. Two programs parse it with differences: systemd's fstab generator, with
 * getmntent(3), at boot; and mount(8), with libmount. A line uses what either of them reads from it, and mounts a
 * volume at boot if systemd reads it so.
 *
 * @param number the line number, from 1
 * @param text the line without surrounding white space
 */
public record FstabLine(int number, String text, FstabEntry atBoot, FstabEntry byHand) {
    /** Parses a line; empty for a comment and a blank line. */
    static Optional<FstabLine> parse(int number, String line) {
        String text = stripped(line);
        if (text.strip().isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(new FstabLine(
                number,
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

    @Override
    public String toString() {
        return text + " (line " + number + ")";
    }
}
