package io.volmount.fstab;

import java.util.Optional;

/**
 * A line of fstab that is an entry. Two programs read it, and not always alike: systemd's fstab generator, by
 * getmntent(3), decides what a boot mounts; mount(8), by libmount, what is mounted by hand. A line claims what either of
 * them takes it to claim, and mounts a volume at boot if systemd takes it so.
 *
 * @param number of the line in the file, from 1
 * @param text the line, without white space at its ends
 */
public record FstabLine(int number, String text, FstabEntry atBoot, FstabEntry byHand) {
    /** The line as an entry; empty for a comment and for a line without text. */
    static Optional<FstabLine> parse(int number, String line) {
        String text = stripped(line);
        if (text.strip().isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(new FstabLine(
                number,
                text.strip(),
                Reading.SYSTEMD.entry(text.split("[ \t]+")),
                Reading.LIBMOUNT.entry(text.replaceFirst("\r$", "").split("[ \t]+"))));
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

    /** Whether it mounts something on this path, as any of its readers takes it. */
    public boolean mountsOn(String path) {
        return atBoot.mountsOn(path) || byHand.mountsOn(path);
    }

    @Override
    public String toString() {
        return text + " (line " + number + ")";
    }
}
