package io.volmount.fstab;

/**
 * One entry of fstab, its fields decoded: a space in {@code spec} or {@code file} is a space here and {@code \040} in the
 * file.
 *
 * @param spec what is mounted: a path, {@code UUID=...}, {@code LABEL=...}
 * @param file where it is mounted
 */
public record FstabEntry(String spec, String file, String type, String options, int dump, int pass) {

    /** Whether the comma-separated options hold this word. */
    public boolean hasOption(String word) {
        return ("," + options + ",").contains("," + word + ",");
    }

    /** The entry as a line of fstab, without its end of line. */
    public String line() {
        return String.join(
                " ", Fstab.encode(spec), Fstab.encode(file), type, options, String.valueOf(dump), String.valueOf(pass));
    }
}
